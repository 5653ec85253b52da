using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using KpiFunctions.Domain.Complaints.Templates;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>What a complaint's record tells, as one column, which goes with the customer's words.</summary>
internal static class ComplaintRecordColumn
{
    internal const string Name = "Record";

    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    internal static void Set(TableEntity row, ComplaintRecord record)
    {
        if (record != ComplaintRecord.Empty)
        {
            row[Name] = JsonSerializer.Serialize(
                new RecordJson(
                    record.Place, record.Brand, Text(record.PurchasedOn), record.Mileage, Text(record.HappenedOn), record.Station, record.Fault, record.Part, record.Wish, record.Vehicle),
                Compact);
        }
    }

    internal static ComplaintRecord Read(TableEntity row) => row.GetString(Name) is { } json && JsonSerializer.Deserialize<RecordJson>(json) is { } r
        ? new ComplaintRecord
        {
            Place = r.Place,
            Brand = r.Brand,
            PurchasedOn = Day(r.PurchasedOn),
            Mileage = r.Mileage,
            HappenedOn = Day(r.HappenedOn),
            Station = r.Station,
            Fault = r.Fault,
            Part = r.Part,
            Wish = r.Wish,
            Vehicle = r.Vehicle,
        }
        : ComplaintRecord.Empty;

    private static string? Text(LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : null;

    private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;

    private sealed record RecordJson(
        string? Place, string? Brand, string? PurchasedOn, int? Mileage, string? HappenedOn, string? Station, string? Fault, string? Part, string? Wish, string? Vehicle);
}
