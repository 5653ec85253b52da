using System.Runtime.CompilerServices;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.Import;

/// <summary>Makes records of rows, each of a store that the caller may write to; what is wrong with a row goes into the report.</summary>
public sealed class StoreRows(StoreDirectory stores)
{
    /// <summary>Rows that one import may have.</summary>
    public const int MostRows = 100_000;

    /// <param name="mayWrite">Whether the caller may write to a store.</param>
    /// <param name="read">Reads a row of a store; its record is dropped when the reader has a problem.</param>
    /// <param name="staffOf">Members of staff whom the store must know, with the column that names them.</param>
    /// <exception cref="ImportFormatException">There are too many rows, or the body cannot be read any further.</exception>
    public async IAsyncEnumerable<(Store Store, T Record)> ReadAsync<T>(
        IAsyncEnumerable<ImportRow> rows,
        Func<StoreId, bool> mayWrite,
        Func<FieldParser, Store, ValueTask<T>> read,
        Func<T, IEnumerable<(string Field, StaffId? Staff)>> staffOf,
        ImportReport report,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (++count > MostRows)
            {
                throw new ImportFormatException(row.Line, $"An import has at most {MostRows} rows. Send the rest, from this line on, in another one.");
            }

            if (row.Problem is not null)
            {
                report.Reject(new RejectedRow(row.Line, null, row.Problem));
                continue;
            }

            var fields = new FieldParser(row);
            if (fields.Problems.Count == 0 && await FindStoreAsync(fields, mayWrite, cancellationToken) is { } store)
            {
                var record = await read(fields, store);
                if (fields.Problems.Count == 0 && await KnowsStaffAsync(fields, store, staffOf(record), cancellationToken))
                {
                    report.Warn(fields.Warnings);
                    yield return (store, record);
                }
            }

            report.Reject(fields.Problems);
        }
    }

    private async Task<Store?> FindStoreAsync(FieldParser fields, Func<StoreId, bool> mayWrite, CancellationToken cancellationToken)
    {
        var id = fields.Id<StoreId>("storeId", StoreId.TryParse);
        if (fields.Problems.Count > 0)
        {
            return null;
        }

        var store = mayWrite(id) ? await stores.FindAsync(id, cancellationToken) : null;
        if (store is null)
        {
            fields.Refuse("storeId", $"Store '{id}' is unknown, or not yours to write. Create it first with PUT /api/stores/{id}.");
        }

        return store;
    }

    private async Task<bool> KnowsStaffAsync(
        FieldParser fields, Store store, IEnumerable<(string Field, StaffId? Staff)> staff, CancellationToken cancellationToken)
    {
        foreach (var (field, id) in staff)
        {
            if (id is { } someone && !await stores.EnsureStaffAsync(store, someone, cancellationToken))
            {
                fields.Refuse(field, $"Staff '{someone}' is unknown in store '{store.Id}'. Create it first with PUT /api/staff/{store.Id}/{someone}.");
            }
        }

        return fields.Problems.Count == 0;
    }
}
