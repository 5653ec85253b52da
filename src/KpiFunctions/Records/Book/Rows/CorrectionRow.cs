using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book.Corrections;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>A correction as a row of its month, beside the fact that it corrects.</summary>
internal static class CorrectionRow
{
    private const string Json = "Json";

    /// <param name="version">The version that is the first to hold it: later corrections are applied after earlier ones.</param>
    internal static TableEntity From(StoreMonth month, Appeal appeal, int version, int number, Correction correction)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.CorrectionRow(version, appeal.Id, number)) { ["StaffId"] = appeal.StaffId.Value };
        row.SetLongText(Json, CorrectionText.Of(correction));
        return row;
    }

    internal static Correction Read(TableEntity row) => CorrectionText.Read(row.GetLongText(Json), StaffId.Parse(row.GetRequired("StaffId")));
}
