using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Index;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>
/// Takes personal data out of a month's rows under their versions, closed or not, because no score is made of it. What somebody else wrote since it
/// was read is read again; what an interrupted run has erased already is not touched a second time. All of it says how many rows were changed.
/// </summary>
public sealed class MonthErasure(MonthBook book, FactIndex facts, PersonIndex persons, ErasureAgenda agenda, ContactKeys keys)
{
    private const int RowsPerBatch = 100;

    /// <summary>Rows of facts with words, by key: those of complaints, customers' facts, figures and what came late, and those of marks.</summary>
    private static readonly (string From, string Before)[] WrittenDown =
    [
        (Keys.FactRowsStart(Keys.Complaint), Keys.MonthGate), (Keys.FactRowsStart(Keys.Rating), Keys.FactRowsEnd(Keys.Rating)),
    ];

    /// <summary>Erases what is due because its time is over.</summary>
    /// <param name="forget">Gets orders that are about to forget their numbers.</param>
    public Task<int> EraseDueAsync(StoreMonth month, PersonalData due, Instant now, Func<IEnumerable<WorkOrderId>, Task> forget, CancellationToken cancellationToken) => EraseAsync(
        () => book.RowsAsync(month, cancellationToken),
        row =>
        {
            var kept = RowErasure.ContactOf(row);
            return RowErasure.Erase(row, due, keys, now) ? new Erased(row, kept ?? RowErasure.ContactOf(row)) { HadNumber = kept is null } : null;
        },
        async erased =>
        {
            // What is known of the numbers besides goes by way of the agenda, their orders are not found by them any more once the words are gone.
            await forget(erased.Where(e => e is { HadNumber: true, Contact: not null }).Select(e => Keys.OrderOf(e.Row.RowKey)).Distinct());
            await agenda.ExpectAsync([.. erased.Select(e => e.Contact).OfType<ContactKey>().Distinct()], cancellationToken);
            await persons.ForgetAsync(
                month.StoreId,
                erased.Where(e => e.Contact is not null && RowErasure.ContactOf(e.Row) is null)
                    .Select(e => (e.Contact!.Value, Keys.OrderOf(e.Row.RowKey), Keys.KindOf(e.Row.RowKey) == Keys.Late ? month : (StoreMonth?)null)),
                cancellationToken);
        },
        cancellationToken);

    /// <summary>Erases everything personal of some orders for good. They keep the look-up key of an erased number until <see cref="ForgetContactsAsync"/>.</summary>
    public Task<int> EraseOrdersAsync(StoreMonth month, IReadOnlySet<WorkOrderId> orders, Instant now, CancellationToken cancellationToken) =>
        EraseAsync(() => RowsOfAsync(month, orders, cancellationToken), row => RowErasure.EraseForGood(row, keys, now), cancellationToken);

    /// <summary>Forgets the look-up keys of erased numbers, as the last step.</summary>
    public Task<int> ForgetContactsAsync(StoreMonth month, IReadOnlySet<WorkOrderId> orders, CancellationToken cancellationToken) =>
        EraseAsync(() => RowsOfAsync(month, orders, cancellationToken), RowErasure.ForgetContact, cancellationToken);

    /// <summary>Erases what was written down in a month besides orders and answers, wherever it says something: notes, examples, evidence, complaints.</summary>
    /// <param name="says">Gets the words.</param>
    public Task<int> EraseMentionsAsync(StoreMonth month, Func<string, bool> says, Instant now, CancellationToken cancellationToken) => EraseAsync(
        () => WrittenDown.ToAsyncEnumerable().SelectMany(range => book.ListAsync(
            $"PartitionKey eq {Keys.StoreMonth(month)} and RowKey ge {range.From} and RowKey lt {range.Before} and (Note ge '' or Example ge '' or Evidence ge '' or Text ge '')",
            cancellationToken)),
        row => RowErasure.Texts.Any(column => row.GetString(column) is { } text && says(text)) && RowErasure.EraseTexts(row, now),
        cancellationToken);

    /// <summary>Rows of a month that are about orders: the orders themselves, what came late about them, answers and complaints.</summary>
    private async IAsyncEnumerable<TableEntity> RowsOfAsync(
        StoreMonth month, IReadOnlySet<WorkOrderId> orders, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var order in orders)
        {
            await foreach (var row in book.RangeAsync(month, Keys.OrderRowsStart(order), Keys.OrderRowsEnd(order), cancellationToken))
            {
                yield return row;
            }

            foreach (var key in (await facts.ComplaintsOfAsync(month.StoreId, order, cancellationToken)).Select(Keys.ComplaintRow))
            {
                if (await book.FindAsync(month, key, cancellationToken) is { } complaint && IsAbout(complaint, order))
                {
                    yield return complaint;
                }

                await foreach (var late in book.RangeAsync(month, Keys.LateFactRowsStart(key), Keys.LateFactRowsEnd(key), cancellationToken))
                {
                    if (IsAbout(late, order))
                    {
                        yield return late;
                    }
                }
            }
        }
    }

    /// <summary>A complaint may have been about another order once, and what came late of it may say so still.</summary>
    private static bool IsAbout(TableEntity complaint, WorkOrderId order) => complaint.GetString("Order") == order.Value;

    private Task<int> EraseAsync(Func<IAsyncEnumerable<TableEntity>> read, Func<TableEntity, bool> erase, CancellationToken cancellationToken) =>
        EraseAsync(read, row => erase(row) ? new Erased(row, Contact: null) : null, _ => Task.CompletedTask, cancellationToken);

    /// <param name="before">Gets rows that are about to be written without what was erased.</param>
    private async Task<int> EraseAsync(
        Func<IAsyncEnumerable<TableEntity>> read, Func<TableEntity, Erased?> erase, Func<IReadOnlyList<Erased>, Task> before, CancellationToken cancellationToken)
    {
        var changed = 0;
        bool conflict;
        do
        {
            conflict = false;
            foreach (var batch in (await read().Select(erase).OfType<Erased>().ToListAsync(cancellationToken)).Chunk(RowsPerBatch))
            {
                await before(batch);
                if (await book.TryWriteAsync(MonthPass.Free, [.. batch.Select(e => MonthEdit.Replace(e.Row, e.Row.ETag))], cancellationToken))
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

    /// <param name="Contact">Look-up key of the row's number, which it may not have any more.</param>
    private sealed record Erased(TableEntity Row, ContactKey? Contact)
    {
        /// <summary>Whether it has had the number itself until now.</summary>
        internal bool HadNumber { get; init; }
    }
}
