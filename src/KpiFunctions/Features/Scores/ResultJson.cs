using System.Text.Json;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using NodaTime.Text;

namespace KpiFunctions.Features.Scores;

/// <summary>Writes one result; the order of its properties is part of the format.</summary>
internal static class ResultJson
{
    internal static void Write(Utf8JsonWriter json, StaffScore score, ScoreState state, string digest, ScoreRank? group)
    {
        json.WriteStartObject();
        WriteHead(json, score, state);
        json.WriteStartObject("rank");
        WriteStoreRank(json, score);
        json.WritePlain("group", group?.Place);
        json.WritePlain("groupOf", group?.Of);
        json.WriteEndObject();
        WriteBody(json, score);
        json.WriteString("digest", digest);
        json.WriteEndObject();
    }

    /// <summary>The bytes that the digest is made over.</summary>
    internal static void WriteUnsigned(Utf8JsonWriter json, StaffScore score, ScoreState state)
    {
        json.WriteStartObject();
        WriteHead(json, score, state);
        json.WriteStartObject("rank");
        WriteStoreRank(json, score);
        json.WriteEndObject();
        WriteBody(json, score);
        json.WriteEndObject();
    }

    /// <summary>Who a result is of, and the days of a partial one.</summary>
    internal static void WriteStaff(Utf8JsonWriter json, StaffPeriod staff)
    {
        json.WriteString("staffId", staff.StaffId.Value);
        if (staff.Days is { } days)
        {
            json.WriteStartObject("days");
            json.WriteString("from", LocalDatePattern.Iso.Format(days.Start));
            json.WriteString("to", LocalDatePattern.Iso.Format(days.End));
            json.WriteEndObject();
        }
    }

    private static void WriteHead(Utf8JsonWriter json, StaffScore score, ScoreState state)
    {
        json.WriteString("storeId", score.Month.StoreId.Value);
        json.WriteString("month", YearMonthPattern.Iso.Format(score.Month.Month));
        WriteStaff(json, score.Staff);
        json.WriteString("role", score.Role);
        json.WriteString("schemeId", score.Scheme.Id.Value);
        json.WriteNumber("schemeVersion", score.Scheme.Version);
        json.WriteString("state", ScoreJson.WordOf(state));
        json.WritePlain("total", score.Total);
        json.WriteString("grade", score.Grade);
        json.WritePlain("coverage", LineJson.Rounded(score.Coverage.Value));
        if (score.IsCoveredTooLittle)
        {
            json.WriteString("unranked", FormattableString.Invariant(
                $"{CanonicalJson.Plain(Math.Round(score.Coverage.Value, 6))} of the scale was measured, less than {CanonicalJson.Plain(score.Scheme.MinimumCoverage!.Value)}"));
        }
    }

    private static void WriteStoreRank(Utf8JsonWriter json, StaffScore score)
    {
        json.WritePlain("store", score.Rank?.Place);
        json.WritePlain("of", score.Rank?.Of);
    }

    private static void WriteBody(Utf8JsonWriter json, StaffScore score)
    {
        json.WriteStartArray("lines");
        foreach (var line in score.Lines)
        {
            LineJson.Write(json, score, line);
        }

        json.WriteEndArray();
        json.WriteStartArray("adjustments");
        foreach (var adjustment in score.Adjustments)
        {
            AdjustmentJson.Write(json, adjustment);
        }

        json.WriteEndArray();
        json.WriteStartArray("awards");
        foreach (var award in score.Awards)
        {
            AwardOutcomeJson.Write(json, award);
        }

        json.WriteEndArray();
        PayoutStatementJson.Write(json, score.Payout);
    }
}
