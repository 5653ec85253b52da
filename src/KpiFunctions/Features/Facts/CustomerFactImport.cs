using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Book.Facts;

namespace KpiFunctions.Features.Facts;

/// <summary>Takes in referrals, repurchases and praise; a correction of the day moves one to the month of the new day.</summary>
public sealed class CustomerFactImport(StoreRows storeRows, MovableFactStore movable, TimeProvider time)
{
    public async Task ImportAsync(IAsyncEnumerable<ImportRow> rows, Caller caller, ImportReport report, CancellationToken cancellationToken)
    {
        var facts = storeRows.ReadAsync<(CustomerFactId Id, CustomerFact Fact)?>(
            rows,
            caller.MayWrite,
            (fields, store) => new(CustomerFactParser.Read(fields, store, time.Now(), caller)),
            fact => [("staffId", fact?.Fact.StaffId)],
            report,
            cancellationToken);
        await foreach (var (store, read) in facts)
        {
            var (id, fact) = read!.Value;
            var month = new StoreMonth(store.Id, fact.Day.ToYearMonth());
            report.Count(store.Id, [await movable.WriteAsync(store, month, FactPlaces.Customer(id), (_, _) => fact, cancellationToken)]);
        }
    }
}
