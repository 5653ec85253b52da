using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using NodaTime.Text;

namespace KpiFunctions.Features.Scores;

/// <summary>Writes one line of a result.</summary>
internal static class LineJson
{
    /// <summary>Decimals of values, numerators and weights that do not end by themselves.</summary>
    private const int Decimals = 6;

    internal static void Write(Utf8JsonWriter json, StaffScore score, ScoreLine line)
    {
        json.WriteStartObject();
        json.WriteString("item", line.Item.Id);
        json.WriteString("metric", line.Item.Metric);
        json.WriteString("measures", SchemeWords.Of(SchemeWords.Measures, line.Measures));
        json.WritePlain("numerator", Rounded(line.Metric?.Numerator));
        json.WritePlain("denominator", Rounded(line.Metric?.Denominator));
        json.WritePlain("value", line.Counts ? Rounded(line.Metric?.Value) : null);
        if (line.Metric?.AtMost is { } atMost)
        {
            json.WritePlain("valueIfSilentSatisfied", Rounded(atMost.Value));
        }

        WriteInterval(json, line);
        json.WriteNumber("sample", line.Metric?.Sample ?? 0);
        json.WritePlain("weight", line.Item.Weight);
        json.WritePlain("effectiveWeight", Rounded(line.EffectiveWeight.Value));
        json.WritePlain("points", line.Points);
        json.WriteString("rule", line.Item.Rule.Describe());
        json.WriteString("note", line.Note is { } note ? NoteText(note) : null);
        if (line.MissingRaters.Count > 0)
        {
            json.WriteList("missingRaters", line.MissingRaters, (writer, rater) =>
            {
                writer.WriteStartObject();
                writer.WriteString("rater", rater.Id);
                writer.WritePlain("share", rater.Share);
                writer.WriteEndObject();
            });
        }

        if (line.Clock is { } clock)
        {
            json.WriteString("clock", ComplaintClockWords.Of(clock));
        }

        json.WriteString("evidence", EvidencePath(score, line));
        json.WriteEndObject();
    }

    internal static decimal? Rounded(decimal? number) => number is { } value ? Math.Round(value, Decimals, MidpointRounding.AwayFromZero) : null;

    private static void WriteInterval(Utf8JsonWriter json, ScoreLine line)
    {
        if (line.Interval is not { } interval)
        {
            json.WriteNull("interval");
            return;
        }

        json.WriteStartArray("interval");
        json.WriteNumberValue(CanonicalJson.Plain(interval.Low));
        json.WriteNumberValue(CanonicalJson.Plain(interval.High));
        json.WriteEndArray();
    }

    private static string NoteText(LineNote note) => note switch
    {
        LineNote.NoValue missing => $"no data; {PolicyText(missing.Policy)}",
        LineNote.SmallSample small => FormattableString.Invariant($"sample below {small.Minimum}; {PolicyText(small.Policy)}"),
        LineNote.NotDistinguishable open => FormattableString.Invariant($"not distinguishable from {CanonicalJson.Plain(open.Border)}"),
        LineNote.PastReason past => FormattableString.Invariant($"past reason, which ends at {CanonicalJson.Plain(past.Limit)}"),
        _ => throw new ArgumentOutOfRangeException(nameof(note), note, "A note that nobody has words for."),
    };

    private static string PolicyText(MissingPolicy policy) => policy switch
    {
        MissingPolicy.Full => "full points",
        MissingPolicy.Zero => "no points",
        _ => "weight redistributed",
    };

    private static string EvidencePath(StaffScore score, ScoreLine line) => string.Join(
        '/',
        "/api/scores",
        Uri.EscapeDataString(score.Month.StoreId.Value),
        YearMonthPattern.Iso.Format(score.Month.Month),
        Uri.EscapeDataString(score.Staff.StaffId.Value),
        "evidence",
        Uri.EscapeDataString(line.Item.Id));
}
