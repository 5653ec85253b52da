using System.Text.Json;
using System.Text.RegularExpressions;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Explanations;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Features.Scores;
using Xunit;

namespace KpiFunctions.Testing;

/// <summary>A result as it is written for its reader, computed again from nothing but what is written.</summary>
public static partial class WrittenResult
{
    /// <summary>Values and redistributed weights are written with six decimals.</summary>
    private const decimal Tolerance = 0.0051m;

    /// <summary>A line shows up to a hundredth more or less, so that all lines add up to the total.</summary>
    private const decimal LineTolerance = 0.01m;

    /// <summary>Points, adjustments, total and pay follow from the fields of the result.</summary>
    public static void CheckFields(StaffScore score)
    {
        using var json = JsonDocument.Parse(ScoreJson.Write(score, ScoreState.Provisional));
        var result = json.RootElement;
        var sum = result.GetProperty("lines").EnumerateArray().Sum(CheckedPoints) + result.GetProperty("adjustments").EnumerateArray().Sum(CheckedAdjustment);
        Assert.Equal(Math.Clamp(sum, 0, 100), result.GetProperty("total").GetDecimal());
        CheckPay(result.GetProperty("payout"));
    }

    /// <summary>The sums of the explanation come out as they say.</summary>
    public static void CheckWords(StaffScore score)
    {
        var words = ScoreExplainer.Explain(score, Language.En);
        foreach (var (line, text) in score.Lines.Zip(words.Lines).Where(l => l.First.Counts))
        {
            var match = LineSum().Match(text);
            Assert.True(match.Success, text);
            Assert.InRange(PocketCalculator.Sum(match.Groups["sum"].Value) - line.OwnPoints, -Tolerance, Tolerance);
        }

        foreach (var (term, text) in (score.Payout?.Terms ?? []).Zip(words.Payout).Where(t => t.First.Factors.All(f => f.Value is not null)))
        {
            var sum = text[(text.IndexOf(": ", StringComparison.Ordinal) + 2)..text.LastIndexOf('=')];
            Assert.InRange(PocketCalculator.Sum(Bracketed().Replace(sum, string.Empty)) - term.Amount, -Tolerance, Tolerance);
        }
    }

    private static decimal CheckedPoints(JsonElement line)
    {
        var points = line.GetProperty("points").GetDecimal();
        if (line.GetProperty("value").ValueKind == JsonValueKind.Number)
        {
            var value = line.GetProperty("numerator").GetDecimal() / line.GetProperty("denominator").GetDecimal();
            Assert.InRange(value - line.GetProperty("value").GetDecimal(), -0.000001m, 0.000001m);
            var again = PocketCalculator.Points(line.GetProperty("rule").GetString()!, value, line.GetProperty("weight").GetDecimal(), line.GetProperty("effectiveWeight").GetDecimal());
            Assert.InRange(again - points, -LineTolerance, LineTolerance);
        }

        return points;
    }

    private static decimal CheckedAdjustment(JsonElement adjustment)
    {
        var points = adjustment.GetProperty("points").GetDecimal();
        var counted = adjustment.GetProperty("occurrences").GetDecimal() - adjustment.GetProperty("excused").GetDecimal();

        // One without points for each occurrence takes all that an item has left.
        if (adjustment.GetProperty("limit").ValueKind == JsonValueKind.Null && adjustment.GetProperty("each").ValueKind == JsonValueKind.Number)
        {
            Assert.Equal(Math.Round(counted * adjustment.GetProperty("each").GetDecimal(), 2, MidpointRounding.AwayFromZero), points);
        }

        return points;
    }

    private static void CheckPay(JsonElement payout)
    {
        if (payout.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        var sum = 0m;
        foreach (var term in payout.GetProperty("terms").EnumerateArray())
        {
            var amount = term.GetProperty("amount").GetDecimal();
            sum += amount;
            if (term.GetProperty("factors").EnumerateArray().All(f => f.GetProperty("value").ValueKind == JsonValueKind.Number))
            {
                var product = term.GetProperty("factors").EnumerateArray().Aggregate(1m, (p, f) => p * f.GetProperty("value").GetDecimal());
                Assert.Equal(Math.Round(product, 2, MidpointRounding.AwayFromZero), Math.Abs(amount));
            }
        }

        Assert.Equal(sum, payout.GetProperty("total").GetDecimal());
    }

    [GeneratedRegex(@"; (?<sum>[0-9.()+−×÷ ]+) = [0-9.]+ points")]
    private static partial Regex LineSum();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Bracketed();
}
