using System.Text.Json;
using KpiFunctions.Domain.Scoring.Awards;
using KpiFunctions.Schemes;

namespace KpiFunctions.Scores;

/// <summary>Writes what became of one award.</summary>
internal static class AwardOutcomeWriter
{
    internal static void Write(Utf8JsonWriter json, AwardOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("award", outcome.Award.Id);
        json.WriteBoolean("granted", outcome.IsGranted);
        SchemeWriter.WriteList(json, "conditions", outcome.Conditions, WriteCondition);
        if (outcome.Award.TopPercent is { } percent)
        {
            json.WritePlain("topPercent", percent);
        }

        if (outcome.Place is { } place)
        {
            json.WriteNumber("place", place.Place);
            json.WriteNumber("of", place.Of);
        }

        if (outcome.Balance is { } balance)
        {
            json.WriteStartObject("balance");
            json.WritePlain("volume", LineWriter.Rounded(balance.Volume));
            json.WritePlain("quality", LineWriter.Rounded(balance.Quality));
            json.WriteBoolean("flagged", balance.IsFlagged);
            json.WriteEndObject();
        }

        AwardWriter.WriteReward(json, outcome.Award.Reward);
        json.WriteEndObject();
    }

    private static void WriteCondition(Utf8JsonWriter json, ConditionOutcome condition)
    {
        json.WriteStartObject();
        json.WriteString("metric", condition.Condition.Metric);
        SchemeWriter.WriteBound(json, condition.Condition.Bound);
        json.WritePlain("numerator", LineWriter.Rounded(condition.Metric?.Numerator));
        json.WritePlain("denominator", LineWriter.Rounded(condition.Metric?.Denominator));
        json.WritePlain("value", LineWriter.Rounded(condition.Metric?.Value));
        json.WriteBoolean("holds", condition.Holds);
        json.WriteEndObject();
    }
}
