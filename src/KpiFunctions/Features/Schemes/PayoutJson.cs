using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Schemes;

/// <summary>Writes how a scheme pays.</summary>
internal static class PayoutJson
{
    internal static void Write(Utf8JsonWriter json, PayoutPlan plan)
    {
        json.WriteStartObject("payout");
        SchemeDocument.WriteOptional(json, "base", plan.Base);
        WriteTexts(json, "baseExcludes", plan.BaseExcludes);
        if (plan.ScoreMultipliesBase)
        {
            json.WriteBoolean("scoreMultipliesBase", true);
        }

        SchemeDocument.WriteOptional(json, "performance", plan.Performance);
        SchemeDocument.WriteOptional(json, "coefficient", plan.Coefficient);
        if (plan.Split is { } split)
        {
            json.WriteStartObject("split");
            json.WritePlain("amount", split.Amount);
            json.WritePlain("fixedPercent", split.FixedPercent);
            WriteTexts(json, "factors", split.Factors);
            json.WriteEndObject();
        }

        SchemeDocument.WriteOptional(json, "commissions", plan.Commissions, WriteCommission);
        WriteTexts(json, "factors", plan.Factors);
        SchemeDocument.WriteOptional(json, "positionCoefficient", plan.PositionCoefficient);
        WriteTexts(json, "extras", plan.Extras);
        WriteTexts(json, "deductions", plan.Deductions);
        if (plan.Seniority is { } seniority)
        {
            json.WriteStartObject("seniority");
            json.WritePlain("perYear", seniority.PerYear);
            json.WritePlain("max", seniority.Max);
            json.WriteEndObject();
        }

        SchemeDocument.WriteOptional(json, "certificates", plan.Certificates, WriteCertificate);
        SchemeDocument.WriteOptional(json, "floor", plan.Floor);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts) =>
        SchemeDocument.WriteOptional(json, name, texts, (writer, text) => writer.WriteStringValue(text));

    private static void WriteCertificate(Utf8JsonWriter json, CertificatePay certificate)
    {
        json.WriteStartObject();
        json.WriteNumber("level", certificate.Level);
        json.WritePlain("amount", certificate.Amount);
        json.WriteEndObject();
    }

    private static void WriteCommission(Utf8JsonWriter json, Commission commission)
    {
        json.WriteStartObject();
        json.WriteString("metric", commission.Metric);
        json.WritePlain("rate", commission.Rate);
        if (!commission.ByScore)
        {
            json.WriteBoolean("byScore", false);
        }

        json.WriteEndObject();
    }
}
