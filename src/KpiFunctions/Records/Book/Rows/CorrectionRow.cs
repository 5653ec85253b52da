using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>A correction as a row of its month, beside the fact that it corrects.</summary>
internal static class CorrectionRow
{
    private const string Json = "Json";

    /// <param name="version">The version that is the first to hold it: later corrections are applied after earlier ones.</param>
    internal static TableEntity From(StoreMonth month, Appeal appeal, int version, int number, Correction correction)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.CorrectionRow(version, appeal.Id, number)) { ["StaffId"] = appeal.StaffId.Value };
        row.SetLongText(Json, JsonSerializer.Serialize(CorrectionView.Write(correction), ApiJson.Options));
        return row;
    }

    internal static Correction Read(TableEntity row) => Read(row.GetLongText(Json), StaffId.Parse(row.GetRequired("StaffId")));

    internal static Correction Read(string json, StaffId measured)
    {
        var errors = new Dictionary<string, string[]>();
        return new CorrectionParser(JsonSerializer.Deserialize<CorrectionJson>(json, ApiJson.Options)!, "$", measured, errors).Read()
            ?? throw new FormatException($"A correction was right when it was kept and is not any more: {string.Join("; ", errors.Values.SelectMany(e => e))}");
    }
}
