using System.Text;
using KpiFunctions.Domain.Comparison;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Appeals;

/// <summary>What an upheld appeal changed, as canonical JSON: everyone whose result differs, whose order turned round, and what the pay costs more.</summary>
public static class DifferenceJson
{
    public static string Write(ScoreComparison comparison) => Encoding.UTF8.GetString(CanonicalJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteList("staff", [.. comparison.Staff.Where(s => !s.IsUnchanged)], ComparisonJson.WriteStaff);
        json.WriteList("rankFlips", comparison.RankFlips, ComparisonJson.WriteFlip);
        json.WritePlain("payoutDifference", comparison.PayoutDifference);
        json.WriteEndObject();
    }));
}
