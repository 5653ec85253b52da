using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Schemes;

/// <summary>Writes the awards of a scheme.</summary>
internal static class AwardJson
{
    internal static void Write(Utf8JsonWriter json, Award award)
    {
        json.WriteStartObject();
        json.WriteString("id", award.Id);
        SchemeDocument.WriteText(json, "title", award.Title);
        SchemeDocument.WriteOptional(json, "all", award.All, WriteCondition);
        SchemeDocument.WriteOptional(json, "topPercent", award.TopPercent);
        if (award.BestBalance is { } balance)
        {
            json.WriteStartObject("bestBalance");
            json.WriteString("volume", balance.Volume);
            SchemeDocument.WriteOptional(json, "quality", balance.Quality, (writer, item) => writer.WriteStringValue(item));
            SchemeDocument.WriteOptional(json, "flagBeyond", balance.FlagBeyond);
            SchemeDocument.WriteOptional(json, "bonusCut", balance.BonusCut);
            json.WriteEndObject();
        }

        if (award.Best is { } period)
        {
            json.WriteString("best", SchemeWords.Of(SchemeWords.AwardPeriods, period));
        }

        WriteReward(json, award.Reward);
        json.WriteEndObject();
    }

    internal static void WriteReward(Utf8JsonWriter json, Reward reward)
    {
        json.WriteStartObject("reward");
        switch (reward)
        {
            case Reward.PercentOfWage percent:
                json.WriteString("type", "percentOfWage");
                json.WritePlain("value", percent.Value);
                break;
            case Reward.Amount amount:
                json.WriteString("type", "amount");
                json.WritePlain("value", amount.Value);
                break;
            case Reward.Certificate certificate:
                json.WriteString("type", "certificate");
                json.WriteString("value", certificate.Value);
                break;
            default:
                var label = (Reward.Label)reward;
                json.WriteString("type", "label");
                json.WriteString("value", label.Value);
                SchemeDocument.WriteText(json, "title", label.Title);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteCondition(Utf8JsonWriter json, AwardCondition condition)
    {
        json.WriteStartObject();
        json.WriteString("metric", condition.Metric);
        SchemeDocument.WriteBound(json, condition.Bound);
        json.WriteEndObject();
    }
}
