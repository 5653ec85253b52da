using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Explanations;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Features.Scores;

/// <summary>Writes a result in words, each sentence under the id of what it explains.</summary>
internal static class ExplanationJson
{
    internal static void Write(Utf8JsonWriter json, StaffScore score, ScoreExplanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("lang", TagOf(explanation.Language));
        json.WriteString("summary", explanation.Summary);
        WriteList(json, "lines", "item", score.Lines.Select(l => l.Item.Id), explanation.Lines);
        WriteList(json, "adjustments", "adjustment", score.Adjustments.Select(a => a.Adjustment.Id), explanation.Adjustments);
        WriteList(json, "awards", "award", score.Awards.Select(a => a.Award.Id), explanation.Awards);
        json.WriteStartArray("payout");
        foreach (var text in explanation.Payout)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, string key, IEnumerable<string> ids, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var (id, text) in ids.Zip(texts))
        {
            json.WriteStartObject();
            json.WriteString(key, id);
            json.WriteString("text", text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string TagOf(Language language) => language switch { Language.ZhCn => "zh-CN", Language.ZhTw => "zh-TW", _ => "en" };
}
