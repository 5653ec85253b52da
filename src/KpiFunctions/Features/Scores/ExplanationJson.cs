using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Explanations;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Scores;

/// <summary>Writes a result in words, each sentence under the id of what it explains.</summary>
internal static class ExplanationJson
{
    internal static void Write(Utf8JsonWriter json, StaffScore score, ScoreExplanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("lang", TagOf(explanation.Language));
        json.WriteString("summary", explanation.Summary);
        WriteTexts(json, "lines", "item", score.Lines.Select(l => l.Item.Id), explanation.Lines);
        WriteTexts(json, "adjustments", "adjustment", score.Adjustments.Select(a => a.Adjustment.Id), explanation.Adjustments);
        WriteTexts(json, "awards", "award", score.Awards.Select(a => a.Award.Id), explanation.Awards);
        json.WriteList("payout", explanation.Payout, (writer, text) => writer.WriteStringValue(text));
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, string key, IEnumerable<string> ids, IReadOnlyList<string> texts) =>
        json.WriteList(name, ids.Zip(texts), (writer, pair) =>
        {
            writer.WriteStartObject();
            writer.WriteString(key, pair.First);
            writer.WriteString("text", pair.Second);
            writer.WriteEndObject();
        });

    private static string TagOf(Language language) => language switch { Language.ZhCn => "zh-CN", Language.ZhTw => "zh-TW", _ => "en" };
}
