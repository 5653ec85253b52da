using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Ledger;
using NodaTime.Text;

namespace KpiFunctions.Features.Verification;

/// <summary>The proof of a month as a file for auditors: without numbers and words of customers, and without what came late.</summary>
public static class MonthProofJson
{
    private const string Format = "kpifunctions-audit/1";

    public static byte[] Write(MonthProof proof) => CanonicalJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("storeId", proof.Month.StoreId.Value);
        json.WriteString("month", YearMonthPattern.Iso.Format(proof.Month.Month));
        json.WriteList("rows", proof.Rows.Where(r => !ProofScope.IsOutside(r, column: null)).Select(ProofScope.WithoutPersonalData), (writer, row) => row.WriteTo(writer));
        json.WriteList("copies", proof.Copies, (writer, copy) =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", copy.Name);
            writer.WriteString("content", copy.Content);
            writer.WriteEndObject();
        });
        json.WriteStartObject("questions");
        foreach (var (questionnaire, names) in proof.Questions)
        {
            json.WriteStartArray(questionnaire);
            names.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <exception cref="FormatException">It is no such file; the message says so.</exception>
    public static MonthProof Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var document = JsonDocument.Parse(file);
            var json = document.RootElement;
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("format", out var format) && format.GetString() == Format
                ? new MonthProof(
                    new StoreMonth(StoreId.Parse(TextIn(json, "storeId")), YearMonthPattern.Iso.Parse(TextIn(json, "month")).GetValueOrThrow()),
                    [.. json.GetProperty("rows").EnumerateArray().Select(StoredRow.Read)],
                    [.. json.GetProperty("copies").EnumerateArray().Select(c => new WrittenOnce(TextIn(c, "name"), TextIn(c, "content")))],
                    json.GetProperty("questions").EnumerateObject().ToDictionary(
                        q => q.Name, IReadOnlyList<string> (q) => [.. q.Value.EnumerateArray().Select(n => n.GetString()!)]))
                : throw new FormatException($"It does not begin with \"format\":\"{Format}\".");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or UnparsableValueException or FormatException)
        {
            throw new FormatException($"This is no export for auditors, or a part of it is missing: {e.Message} Ask for it anew: GET /api/exports/{{store}}/{{month}}?format=audit", e);
        }
    }

    private static string TextIn(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing.");
}
