using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
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

    internal static IAsyncEnumerable<TableEntity> RangeAsync(MonthBook book, StoreMonth month, CancellationToken cancellationToken) =>
        book.RangeAsync(month, Keys.FactRowsStart(Keys.Correction), Keys.FactRowsEnd(Keys.Correction), cancellationToken);

    /// <summary>What appeals say of an order in a month, as rows of the month that it goes to.</summary>
    internal static async Task<IReadOnlyList<TableEntity>> ListAsync(
        MonthBook book, StoreMonth from, WorkOrderId order, StoreMonth to, CancellationToken cancellationToken) =>
        await RangeAsync(book, from, cancellationToken)
            .Where(row => Read(row).IsOf(order))
            .Select(row => row.CopyTo(Keys.StoreMonth(to), Keys.CarriedCorrection(row.RowKey)))
            .ToListAsync(cancellationToken);

    internal static Correction Read(TableEntity row) => CorrectionText.Read(row.GetLongText(Json), StaffId.Parse(row.GetRequired("StaffId")));
}
