using System.Text.Json;
using KpiFunctions.Domain.Comparison;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Scores;

/// <summary>Writes what differs between two sets of results.</summary>
internal static class ComparisonJson
{
    internal static void WriteStaff(Utf8JsonWriter json, StaffComparison staff)
    {
        json.WriteStartObject();
        ResultJson.WriteStaff(json, staff.Staff);
        WriteSide(json, "before", staff.Before);
        WriteSide(json, "after", staff.After);
        json.WritePlain("totalDifference", staff.TotalDifference);
        json.WritePlain("payoutDifference", staff.PayoutDifference);
        json.WriteList("changes", staff.Changes, WriteChange);
        json.WriteEndObject();
    }

    internal static void WriteFlip(Utf8JsonWriter json, RankFlip flip)
    {
        json.WriteStartObject();
        WriteWho(json, "overtaken", flip.Overtaken);
        WriteWho(json, "overtaking", flip.Overtaking);
        json.WriteEndObject();
    }

    internal static void WriteDifference(Utf8JsonWriter json, StaffComparison staff)
    {
        json.WriteStartObject();
        ResultJson.WriteStaff(json, staff.Staff);
        json.WritePlain("totalDifference", staff.TotalDifference);
        json.WriteEndObject();
    }

    private static void WriteWho(Utf8JsonWriter json, string name, StaffPeriod staff)
    {
        json.WriteStartObject(name);
        ResultJson.WriteStaff(json, staff);
        json.WriteEndObject();
    }

    private static void WriteSide(Utf8JsonWriter json, string name, ScoreSide? side)
    {
        if (side is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WritePlain("total", side.Total);
        json.WriteString("grade", side.Grade);
        json.WriteString("schemeId", side.SchemeId.Value);
        json.WriteStartObject("rank");
        json.WritePlain("store", side.Rank?.Place);
        json.WritePlain("of", side.Rank?.Of);
        json.WriteEndObject();
        json.WritePlain("payout", side.Payout);
        if (side.IsPayTooLarge)
        {
            json.WriteBoolean("payoutTooLarge", true);
        }

        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, PartChange change)
    {
        json.WriteStartObject();
        json.WriteString("part", JsonNamingPolicy.CamelCase.ConvertName(change.Part.ToString()));
        json.WriteString("id", change.Id);
        json.WritePlain("before", LineJson.Rounded(change.Before));
        json.WritePlain("after", LineJson.Rounded(change.After));
        json.WriteEndObject();
    }
}
