using Azure;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Index;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>Work orders with their surveys, in the month that they count in.</summary>
public sealed class WorkOrderStore(MonthBook book, WorkOrderIndex index)
{
    /// <summary>Finds an order; <paramref name="hint"/> is where it was last seen and saves a look into the index.</summary>
    public async Task<ServiceRecord?> FindAsync(StoreId storeId, WorkOrderId id, StoreMonth? hint, CancellationToken cancellationToken)
    {
        if (hint is { } month && await GetAsync(month, id, cancellationToken) is { } found)
        {
            return found;
        }

        return await index.FindAsync(storeId, id, cancellationToken) is { } indexed
            ? (indexed == hint ? null : await GetAsync(indexed, id, cancellationToken)) ?? await FindMovedAsync(indexed, id, cancellationToken)
            : null;
    }

    /// <summary>Finds an order that is no longer in a month but was corrected into another one.</summary>
    public async Task<ServiceRecord?> FindMovedAsync(StoreMonth month, WorkOrderId id, CancellationToken cancellationToken)
    {
        // An order that came back has left rows that lead in a circle.
        var visited = new HashSet<StoreMonth>();
        while (visited.Add(month) && await book.FindAsync(month, Keys.MovedRow(id), cancellationToken) is { } moved)
        {
            month = MovedRow.Read(moved);
            if (await GetAsync(month, id, cancellationToken) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    public async Task<ServiceRecord?> GetAsync(StoreMonth month, WorkOrderId id, CancellationToken cancellationToken) =>
        await book.FindAsync(month, Keys.OrderRow(id), cancellationToken) is { } row ? WorkOrderRow.Read(row) : null;

    /// <summary>Answers to the survey of one order, oldest first.</summary>
    public async Task<IReadOnlyList<SurveyAnswer>> GetAnswersAsync(StoreMonth month, WorkOrderId id, CancellationToken cancellationToken) =>
        await book.RangeAsync(month, Keys.AnswerRowsStart(id), Keys.AnswerRowsEnd(id), cancellationToken).Select(AnswerRow.Read).ToListAsync(cancellationToken);

    /// <summary>Surveys of a month whose customers have sent nothing since their text left, at <paramref name="sentUntil"/> or before.</summary>
    public IAsyncEnumerable<ServiceRecord> ListWaitingAsync(StoreMonth month, Instant sentUntil, CancellationToken cancellationToken) => book.ListAsync(
            $"PartitionKey eq {Keys.StoreMonth(month)} and SurveyIsWaiting eq true and SurveySentAt le {sentUntil.ToDateTimeOffset()}", cancellationToken)
        .Select(WorkOrderRow.Read);

    /// <summary>Surveys whose text has left, of all stores and months. Reads the whole table, so it is for tools, not for requests.</summary>
    public IAsyncEnumerable<ServiceRecord> ListSentAsync(CancellationToken cancellationToken) =>
        book.ListAsync($"SurveySentAt ge {DateTimeOffset.UnixEpoch}", cancellationToken).Select(WorkOrderRow.Read);

    /// <summary>Adds orders that nobody has yet, all or none.</summary>
    /// <param name="services">At most 99, of one month.</param>
    /// <returns><see langword="false"/> when one of them is there, or the month is not simply open: then each has to go its own way.</returns>
    public async Task<bool> TryAddAsync(Store store, StoreMonth month, IReadOnlyList<ServiceRecord> services, CancellationToken cancellationToken) =>
        await book.EnterAsync(store, month, cancellationToken) is { IsReopened: false } pass
        && await book.TryWriteAsync(pass, [.. services.Select(s => MonthEdit.Add(WorkOrderRow.From(s)))], cancellationToken);

    /// <summary>Adds an order, or writes it as it is from now on.</summary>
    /// <param name="before">The order as it was read; <see langword="null"/> for one that is not there.</param>
    /// <returns><see langword="false"/> when the order or the month has changed since they were read; nothing is written then.</returns>
    internal Task<bool> TryWriteAsync(MonthPass pass, ServiceRecord? before, ServiceRecord service, CancellationToken cancellationToken)
    {
        var row = WorkOrderRow.From(service);
        return book.TryWriteAsync(pass, [before is null ? MonthEdit.Add(row) : MonthEdit.Replace(row, VersionOf(before))], cancellationToken);
    }

    /// <summary>
    /// Takes an order into another month: the new copy, then no old copy but a word of where it went, then the index. A crash after the first step
    /// leaves two copies and the index at the old one, so that the import, which was not acknowledged, does it again; after the second the order is
    /// found by what was left in its place.
    /// </summary>
    /// <param name="oldPass">Leave to write to the old month; <see langword="null"/> when it is closed, and what it counts stays in it.</param>
    /// <returns><see langword="false"/> when somebody else was faster; doing it again goes on from there.</returns>
    internal async Task<bool> TryMoveAsync(
        Store store, ServiceRecord before, ServiceRecord moved, MonthPass pass, MonthPass? oldPass, CancellationToken cancellationToken)
    {
        var id = moved.Order.Id;
        var answers = await GetAnswersAsync(before.Month, id, cancellationToken);
        var copies = answers.Select(a => AnswerRow.From(moved.Month, id, a)).Prepend(WorkOrderRow.From(moved)).ToList();
        var removals = answers.Select(a => MonthEdit.Delete(AnswerRow.From(before.Month, id, a), ETag.All)).ToList();

        // A call counts in the month of its order, and what a closed month counts stays in it.
        if (oldPass is not null && before.Survey.SilentAt is { } raisedAt
            && await book.FindAsync(before.Month, Keys.CallbackRow(id, raisedAt), cancellationToken) is { } call)
        {
            copies.Add(CallbackRow.From(moved.Month, CallbackRow.Read(call).MovedTo(moved.Month.ClosesAt(store))));
            removals.Add(MonthEdit.Delete(call, call.ETag));
        }

        // The version makes this fail when an answer came in between: it touched the order's row.
        removals.Add(MonthEdit.Delete(WorkOrderRow.From(before), VersionOf(before)));
        removals.Add(MonthEdit.Put(MovedRow.From(before.Month, id, moved.Month)));
        if (before.Order.CompletedAt is null)
        {
            // A month that knew the order as open goes on counting it as opened.
            var opened = oldPass is null ? before.Order : before.Order with { CancelledAt = moved.Order.CancelledAt };
            removals.Add(MonthEdit.Put(OpenedRow.From(before with { Order = opened })));
        }

        if (!await book.TryWriteAsync(pass, [.. copies.Select(MonthEdit.Put)], cancellationToken)
            || !await book.TryWriteAsync(oldPass ?? MonthPass.Free, removals, cancellationToken))
        {
            return false;
        }

        await index.SetAsync(moved.Month, id, cancellationToken);
        return true;
    }

    /// <summary>
    /// Tells the month in which an order was opened, and which counts it as opened although it completed in a later one, whether it is cancelled. This
    /// comes before the order itself is written, so that whoever dies in between does it again. A closed month keeps what it counted.
    /// </summary>
    /// <param name="month">The month in which the order was opened.</param>
    /// <returns><see langword="false"/> when somebody else was faster.</returns>
    internal async Task<bool> TryTellOpenedAsync(Store store, StoreMonth month, WorkOrder order, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(month, Keys.OpenedRow(order.Id), cancellationToken) is not { } row
            || await book.EnterAsync(store, month, cancellationToken) is not { } pass)
        {
            return true;
        }

        var told = new ServiceRecord(month, OpenedRow.Read(row) with { CancelledAt = order.CancelledAt }, Survey.NotDue);
        return await book.TryWriteAsync(pass, [MonthEdit.Replace(OpenedRow.From(told), row.ETag)], cancellationToken);
    }

    internal static ETag VersionOf(ServiceRecord read) => new(read.Version!);
}
