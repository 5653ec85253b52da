using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>
/// Takes personal data out of a month's rows under their versions, closed or not, because no score is made of it. What somebody else wrote since it
/// was read is read again; what an interrupted run has erased already is not touched a second time. All of it says how many rows were changed.
/// </summary>
public sealed class MonthErasure(MonthBook book, ContactKeys keys)
{
    private const int RowsPerBatch = 100;

    /// <summary>Erases what is due because its time is over.</summary>
    public Task<int> EraseDueAsync(StoreMonth month, PersonalData due, Instant now, CancellationToken cancellationToken) =>
        EraseAsync(month, row => RowErasure.Erase(row, due, keys, now), cancellationToken);

    /// <summary>Erases everything personal of some orders for good. They keep the look-up key of an erased number until <see cref="ForgetContactsAsync"/>.</summary>
    public Task<int> EraseOrdersAsync(StoreMonth month, IReadOnlySet<WorkOrderId> orders, Instant now, CancellationToken cancellationToken) =>
        EraseAsync(month, row => Owns(orders, row) && RowErasure.EraseForGood(row, keys, now), cancellationToken);

    /// <summary>Forgets the look-up keys of erased numbers, as the last step.</summary>
    public Task<int> ForgetContactsAsync(StoreMonth month, IReadOnlySet<WorkOrderId> orders, CancellationToken cancellationToken) =>
        EraseAsync(month, row => Owns(orders, row) && RowErasure.ForgetContact(row), cancellationToken);

    /// <summary>Erases what was written down besides orders and answers, wherever it says something: notes, examples, evidence, complaints.</summary>
    /// <param name="isOf">The stores whose records are looked at.</param>
    /// <param name="says">Gets the words.</param>
    public async Task<int> EraseMentionsAsync(Func<StoreId, bool> isOf, Func<string, bool> says, Instant now, CancellationToken cancellationToken)
    {
        bool Says(TableEntity row) => RowErasure.Texts.Any(column => row.GetString(column) is { } text && says(text));

        var months = await book.ListAsync($"RowKey ge '~' and (Note ge '' or Example ge '' or Evidence ge '' or Text ge '')", cancellationToken)
            .Where(row => isOf(Keys.StoreOf(row.PartitionKey)) && Says(row))
            .Select(row => Keys.MonthOf(row.PartitionKey))
            .Distinct()
            .ToListAsync(cancellationToken);
        var changed = 0;
        foreach (var month in months)
        {
            changed += await EraseAsync(month, row => row.RowKey.StartsWith('~') && Says(row) && RowErasure.EraseTexts(row, now), cancellationToken);
        }

        return changed;
    }

    /// <summary>Whether a row of a month is about one of these orders.</summary>
    private static bool Owns(IReadOnlySet<WorkOrderId> orders, TableEntity row) => Keys.KindOf(row.RowKey) switch
    {
        Keys.Order or Keys.Late or Keys.Answer => orders.Contains(Keys.OrderOf(row.RowKey)),
        Keys.Complaint or Keys.LateFact => WorkOrderId.TryParse(row.GetString("Order"), out var order) && orders.Contains(order),
        _ => false,
    };

    private async Task<int> EraseAsync(StoreMonth month, Func<TableEntity, bool> erase, CancellationToken cancellationToken)
    {
        var changed = 0;
        bool conflict;
        do
        {
            conflict = false;
            foreach (var batch in (await book.RowsAsync(month, cancellationToken).Where(erase).ToListAsync(cancellationToken)).Chunk(RowsPerBatch))
            {
                if (await book.TryWriteAsync(MonthPass.Free, [.. batch.Select(r => MonthEdit.Replace(r, r.ETag))], cancellationToken))
                {
                    changed += batch.Length;
                }
                else
                {
                    conflict = true;
                }
            }
        }
        while (conflict);
        return changed;
    }
}
