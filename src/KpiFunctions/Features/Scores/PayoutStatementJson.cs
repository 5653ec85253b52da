using System.Text.Json;
using KpiFunctions.Domain.Scoring.Payouts;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Scores;

/// <summary>Writes the pay of a result, every term with what it is multiplied from.</summary>
internal static class PayoutStatementJson
{
    internal static void Write(Utf8JsonWriter json, PayoutStatement? statement)
    {
        if (statement is null)
        {
            json.WriteNull("payout");
            return;
        }

        json.WriteStartObject("payout");
        json.WriteStartArray("terms");
        foreach (var term in statement.Terms)
        {
            WriteTerm(json, term);
        }

        json.WriteEndArray();
        json.WritePlain("total", statement.Total);
        json.WriteStartArray("missing");
        foreach (var metric in statement.Missing)
        {
            json.WriteStringValue(metric);
        }

        json.WriteEndArray();
        if (statement.IsTooLarge)
        {
            json.WriteBoolean("tooLarge", true);
        }

        json.WriteEndObject();
    }

    private static void WriteTerm(Utf8JsonWriter json, PayoutTerm term)
    {
        json.WriteStartObject();
        json.WriteString("term", JsonNamingPolicy.CamelCase.ConvertName(term.Kind.ToString()));
        json.WriteString("source", term.Source);
        json.WriteStartArray("factors");
        foreach (var factor in term.Factors)
        {
            json.WriteStartObject();
            json.WriteString("name", factor.Name);
            json.WritePlain("value", factor.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePlain("amount", term.Amount);
        if (term.IsTooLarge)
        {
            json.WriteBoolean("tooLarge", true);
        }

        if (term.ExcludedFor is { } employment)
        {
            json.WriteString("excludedFor", employment);
        }

        json.WriteEndObject();
    }
}
