using System.Text.Json;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Http;
using NodaTime.Text;

namespace KpiFunctions.Features.WhatIf;

/// <summary>A trial as the API shows it: <c>{ unchanged, payoutDifference, drafts, months: [ { storeId, month, staff, rankFlips, gaining, losing, … } ] }</c>.</summary>
internal static class TrialJson
{
    internal static byte[] Write(TrialPlan plan, IReadOnlyList<TrialMonth> months) => CanonicalJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("unchanged", months.All(m => m.Comparison.IsUnchanged));
        json.WritePlain("payoutDifference", months.Sum(m => m.Comparison.PayoutDifference));
        json.WriteList("drafts", plan.Drafts, (writer, draft) => WriteDraft(writer, draft, months));
        json.WriteList("months", months, WriteMonth);
        json.WriteEndObject();
    });

    /// <param name="months">A draft that scored nobody in them is tried on the wrong people.</param>
    private static void WriteDraft(Utf8JsonWriter json, TrialDraft draft, IReadOnlyList<TrialMonth> months)
    {
        json.WriteStartObject();
        json.WriteString("schemeId", draft.Scheme.Id.Value);
        json.WriteNumber("schemeVersion", draft.Scheme.Version);
        json.WriteString("replaces", draft.Replaces.Value);
        json.WriteNumber("results", months.Sum(m => m.Tried.Count(s => ReferenceEquals(s.Scheme, draft.Scheme))));
        json.WriteEndObject();
    }

    private static void WriteMonth(Utf8JsonWriter json, TrialMonth month)
    {
        var comparison = month.Comparison;
        json.WriteStartObject();
        json.WriteString("storeId", month.Month.StoreId.Value);
        json.WriteString("month", YearMonthPattern.Iso.Format(month.Month.Month));
        json.WriteString("state", ScoreJson.WordOf(month.Version > 0 ? ScoreState.Closed : ScoreState.Provisional));
        json.WriteNumber("version", month.Version);
        json.WriteBoolean("unchanged", comparison.IsUnchanged);
        json.WritePlain("payoutDifference", comparison.PayoutDifference);
        json.WriteList("staff", comparison.Staff, ComparisonJson.WriteStaff);
        json.WriteList("rankFlips", comparison.RankFlips, ComparisonJson.WriteFlip);
        json.WriteList("gaining", comparison.Gaining, ComparisonJson.WriteDifference);
        json.WriteList("losing", comparison.Losing, ComparisonJson.WriteDifference);
        json.WriteEndObject();
    }
}
