using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Records.Book.Facts;

namespace KpiFunctions.Features.Facts;

/// <summary>Takes in facts that belong to a month by what they are, a month's worth of rows at a time.</summary>
public sealed class FactImport(StoreRows storeRows, FactStore facts)
{
    /// <param name="read">Makes a fact of a row without problems; its result is not looked at otherwise.</param>
    public async Task ImportAsync(
        IAsyncEnumerable<ImportRow> rows,
        Func<StoreId, bool> mayWrite,
        Func<FieldParser, Store, ValueTask<ImportedFact?>> read,
        ImportReport report,
        CancellationToken cancellationToken)
    {
        var pending = new Dictionary<StoreMonth, Batch>();
        var imported = storeRows.ReadAsync<ImportedFact?>(
            rows, mayWrite, read, fact => [("staffId", fact?.StaffId)], report, cancellationToken);
        try
        {
            await foreach (var (store, fact) in imported)
            {
                if (!pending.TryGetValue(fact!.Month, out var batch))
                {
                    pending[fact.Month] = batch = new Batch(store);
                }

                if (batch.Facts.Count == FactStore.MostAtOnce || batch.Facts.ContainsKey(fact.Fact.Key))
                {
                    await WriteAsync(fact.Month, batch, report, cancellationToken);
                }

                batch.Facts.Add(fact.Fact.Key, fact);
            }
        }
        catch (Exception e) when (ImportIntake.IsBrokenBody(e))
        {
            // What stands before the place where the body broke is said to be kept.
            await WriteAllAsync(pending, report, cancellationToken);
            throw;
        }

        await WriteAllAsync(pending, report, cancellationToken);
    }

    private async Task WriteAllAsync(Dictionary<StoreMonth, Batch> pending, ImportReport report, CancellationToken cancellationToken)
    {
        foreach (var (month, batch) in pending)
        {
            await WriteAsync(month, batch, report, cancellationToken);
        }
    }

    private async Task WriteAsync(StoreMonth month, Batch batch, ImportReport report, CancellationToken cancellationToken)
    {
        report.Count(month.StoreId, await facts.WriteAsync(batch.Store, month, [.. batch.Facts.Values.Select(f => f.Fact)], cancellationToken));
        batch.Facts.Clear();
    }

    private sealed record Batch(Store Store)
    {
        public Dictionary<string, ImportedFact> Facts { get; } = new(StringComparer.Ordinal);
    }
}
