using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints.Loop;
using NodaTime;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>What was done about a complaint, as two columns: the steps, and what was said in them, which can be erased without them.</summary>
internal static class ComplaintStepColumns
{
    /// <summary>What was said, by the number of the step.</summary>
    internal const string Words = "StepWords";

    private const string Steps = "Steps";

    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    internal static void Set(TableEntity row, IReadOnlyList<ComplaintStep> steps)
    {
        if (steps.Count == 0)
        {
            return;
        }

        row[Steps] = JsonSerializer.Serialize(steps.Select(StepJson.Of), Compact);
        if (steps.Any(s => s.Text is not null))
        {
            row[Words] = JsonSerializer.Serialize(steps.Select(s => s.Text), Compact);
        }
    }

    internal static IReadOnlyList<ComplaintStep> Read(TableEntity row)
    {
        if (row.GetString(Steps) is not { } steps)
        {
            return [];
        }

        // Fewer words than steps: those before were erased, and something was said since.
        var words = row.GetString(Words) is { } said ? JsonSerializer.Deserialize<string?[]>(said)! : [];
        return [.. JsonSerializer.Deserialize<StepJson[]>(steps, Compact)!.Select((s, i) => s.ToStep(words.ElementAtOrDefault(i)))];
    }

    private sealed record StepJson(
        ComplaintAction Action,
        DateTimeOffset At,
        DateTimeOffset RecordedAt,
        string EnteredBy,
        string? By,
        string? Owner,
        DateTimeOffset? Deadline,
        bool? Outcome,
        DateTimeOffset? FailedSolutionAt)
    {
        internal static StepJson Of(ComplaintStep step) => new(
            step.Action,
            step.At.ToDateTimeOffset(),
            step.RecordedAt.ToDateTimeOffset(),
            step.EnteredBy,
            step.By?.Value,
            step.Owner?.Value,
            step.Deadline?.ToDateTimeOffset(),
            step.Outcome,
            step.FailedSolutionAt?.ToDateTimeOffset());

        internal ComplaintStep ToStep(string? text) => new(Action, Instant.FromDateTimeOffset(At), Instant.FromDateTimeOffset(RecordedAt), EnteredBy)
        {
            By = By is null ? null : StaffId.Parse(By),
            Owner = Owner is null ? null : StaffId.Parse(Owner),
            Deadline = Deadline is { } deadline ? Instant.FromDateTimeOffset(deadline) : null,
            Outcome = Outcome,
            FailedSolutionAt = FailedSolutionAt is { } failed ? Instant.FromDateTimeOffset(failed) : null,
            Text = text,
        };
    }
}
