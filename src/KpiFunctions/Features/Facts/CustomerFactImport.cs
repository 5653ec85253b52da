using KpiFunctions.Features.Import;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Facts;

/// <summary>Takes in referrals, repurchases and praise; a correction of the day moves one to the month of the new day.</summary>
public sealed class CustomerFactImport(StoreRows storeRows, MovableFactWriter writer, TimeProvider time)
{
    public async Task ImportAsync(IAsyncEnumerable<ImportRow> rows, Caller caller, ImportReport report, CancellationToken cancellationToken)
    {
        var facts = storeRows.ReadAsync<ImportedFact?>(
            rows,
            caller.MayWrite,
            (fields, store) => new(CustomerFactParser.Read(fields, store, time.Now())),
            fact => [("staffId", fact?.StaffId)],
            report,
            cancellationToken);
        await foreach (var (store, fact) in facts)
        {
            report.Count([await writer.WriteAsync(store, fact!.Month, fact.Row.RowKey, (_, _) => fact.Row, cancellationToken)]);
        }
    }
}
