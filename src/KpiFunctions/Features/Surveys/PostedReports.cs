using System.Text.Json;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using NodaTime.Extensions;

namespace KpiFunctions.Features.Surveys;

/// <summary>Reads delivery reports that came by HTTP: <c>{ "tag", "messageId", "status", "details", "at" }</c>, one or an array. Bad ones are refused one by one.</summary>
public sealed class PostedReports(DeliveryRecorder recorder)
{
    // Providers send more about a text than is asked for here.
    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web);

    /// <exception cref="ProblemException">The body is no JSON object or array.</exception>
    public async Task<PostedReportsResult> RecordAsync(ReadOnlyMemory<byte> body, Caller caller, CancellationToken cancellationToken)
    {
        var reports = Read(body.Span);
        var rejected = new List<RejectedReport>();
        for (var i = 0; i < reports.Count; i++)
        {
            if (await RecordAsync(reports[i], caller, cancellationToken) is { } error)
            {
                rejected.Add(new RejectedReport(i, error));
            }
        }

        return new PostedReportsResult(reports.Count - rejected.Count, rejected);
    }

    private static List<JsonElement> Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(body);
            return json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()]
                : json.ValueKind == JsonValueKind.Object ? [json]
                : throw new ProblemException(Problems.Invalid("The body cannot be read: it is neither a report nor a list of reports."));
        }
        catch (JsonException e)
        {
            throw new ProblemException(Problems.Invalid($"The body cannot be read: {e.Message}"));
        }
    }

    private async Task<string?> RecordAsync(JsonElement json, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            return await RecordAsync(json.Deserialize<PostedReport>(Lenient), caller, cancellationToken);
        }
        catch (JsonException e)
        {
            return $"The report cannot be read: {e.Message}";
        }
    }

    private async Task<string?> RecordAsync(PostedReport? report, Caller caller, CancellationToken cancellationToken) =>
        report is null ? "The report is empty."
        : new[] { report.Tag, report.MessageId, report.Status, report.Details }.Select(text => PlainText.ProblemOf(text)).FirstOrDefault(p => p is not null) is { } problem ? problem
        : TextTag.TryParse(report.Tag, out var tag) && !caller.MayWrite(tag.Survey.StoreId) ? $"There is no order {tag.Survey}."
        : await recorder.RecordAsync(report.Tag, report.MessageId, report.Status, report.Details, report.At?.ToInstant(), cancellationToken);

    private sealed record PostedReport(string? Tag = null, string? MessageId = null, string? Status = null, string? Details = null, DateTimeOffset? At = null);
}
