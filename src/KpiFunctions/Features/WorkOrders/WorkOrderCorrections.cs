using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Index;
using KpiFunctions.Records;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Writes an order that is known already: the same again, changed, or moved to another month.</summary>
public sealed class WorkOrderCorrections(
    Tables tables,
    WorkOrderIndex index,
    AssetIndex assets,
    WorkOrderStore workOrders,
    CallbackStore calls,
    MonthGate gate,
    DueTextPlanner planner,
    ReturnRecorder returns,
    Retention retention)
{
    /// <summary>Column of a late record: when it came.</summary>
    internal const string KeptAt = "KeptAt";

    /// <param name="indexed">The month in which the index has the order.</param>
    public async Task<WriteOutcome> WriteAsync(Store store, WorkOrder order, StoreMonth indexed, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var outcome = await TryWriteAsync(store, order, indexed, cancellationToken);
                if (outcome != WriteOutcome.Late)
                {
                    await returns.RecordKnownAsync(store, order, cancellationToken);
                }

                return outcome;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
            {
                // Somebody else wrote this order, or the month closed, since it was read: read it again and decide anew.
                indexed = await index.FindAsync(store.Id, order.Id, cancellationToken) ?? indexed;
            }
        }
    }

    private async Task<WriteOutcome> TryWriteAsync(Store store, WorkOrder order, StoreMonth indexed, CancellationToken cancellationToken)
    {
        var month = StoreMonth.Of(store, order.CountsAt);
        var existing = await workOrders.GetAsync(indexed, order.Id, cancellationToken);
        if (existing is null && await workOrders.FindMovedAsync(indexed, order.Id, cancellationToken) is { } moved)
        {
            // A move died before the index knew of it.
            existing = moved;
            indexed = moved.Month;
            await index.SetAsync(indexed, order.Id, cancellationToken);
        }

        if (existing?.Order.CustomerPhone.ErasedAt is not null)
        {
            // The dealer's system still has the number and sends it with every change; erased is erased.
            order = order with { CustomerPhone = existing.Order.CustomerPhone };
        }

        if (existing?.Order == order)
        {
            await planner.ScheduleAsync([new StoredSurvey(indexed, order, existing.Survey)], cancellationToken);
            return WriteOutcome.Unchanged;
        }

        var pass = await gate.EnterAsync(store, month, cancellationToken);
        if (existing is null)
        {
            return pass is null
                ? await KeepLateAsync(store, month, order, cancellationToken)
                : await AddAsync(store, month, order, pass, cancellationToken);
        }

        // An order that was still open in a closed month may complete in a later one; anything else about a closed month comes too late.
        var oldPass = indexed == month ? pass : await gate.EnterAsync(store, indexed, cancellationToken);
        if (pass is null || (oldPass is null && existing.Order.CompletedAt is not null))
        {
            return await KeepLateAsync(store, oldPass is null ? indexed : month, order, cancellationToken);
        }

        // What a return is found by comes first: it only says where to look, so it may be ahead of the order.
        await assets.SetAsync(month, order, existing, cancellationToken);
        var survey = existing.Survey.IsSettled ? existing.Survey : SurveyOf(order, store, pass).WithTextsOf(existing.Survey);
        if (indexed == month)
        {
            await tables.WorkOrders.SubmitTransactionAsync(
                pass.Guard([new TableTransactionAction(TableTransactionActionType.UpdateReplace, WorkOrderRow.From(month, order, survey), existing.ETag)]),
                cancellationToken);
        }
        else
        {
            await MoveAsync(store, existing, new StoredSurvey(month, order, survey), pass, oldPass, cancellationToken);
        }

        await assets.RemoveAsync(existing.Order, order, cancellationToken);
        await planner.ScheduleAsync([new StoredSurvey(month, order, survey)], cancellationToken);
        return WriteOutcome.Updated;
    }

    private async Task<WriteOutcome> AddAsync(Store store, StoreMonth month, WorkOrder order, MonthPass pass, CancellationToken cancellationToken)
    {
        await assets.SetAsync(month, order, existing: null, cancellationToken);
        var survey = SurveyOf(order, store, pass);
        await tables.WorkOrders.SubmitTransactionAsync(
            pass.Guard([new TableTransactionAction(TableTransactionActionType.Add, WorkOrderRow.From(month, order, survey))]), cancellationToken);
        await index.SetAsync(month, order.Id, cancellationToken);
        await planner.ScheduleAsync([new StoredSurvey(month, order, survey)], cancellationToken);
        return WriteOutcome.Accepted;
    }

    /// <summary>
    /// New copy, then no old copy but a word of where it went, then the index. A crash after the first step leaves two copies and the index at
    /// the old one, so that the import, which was not acknowledged, does it again; after the second the order is found by what was left in its place.
    /// </summary>
    private async Task MoveAsync(
        Store store, StoredWorkOrder existing, StoredSurvey moved, MonthPass pass, MonthPass? oldPass, CancellationToken cancellationToken)
    {
        var (month, id) = (moved.Month, moved.Order.Id);
        var answers = await workOrders.GetAnswersAsync(existing.Month, id, cancellationToken);
        var copies = answers.Select(a => AnswerRow.From(month, id, a)).Prepend(WorkOrderRow.From(month, moved.Order, moved.Survey)).ToList();
        var removals = answers
            .Select(a => new TableTransactionAction(TableTransactionActionType.Delete, AnswerRow.From(existing.Month, id, a), ETag.All))
            .ToList();

        // A call counts in the month of its order, and what a closed month counts stays in it.
        if (oldPass is not null && await calls.FindRowAsync(existing, cancellationToken) is { } call)
        {
            copies.Add(CallbackRow.From(month, CallbackRow.Read(call).MovedTo(month.ClosesAt(store.Zone))));
            removals.Add(new TableTransactionAction(TableTransactionActionType.Delete, call, call.ETag));
        }

        await tables.WorkOrders.SubmitTransactionAsync(
            pass.Guard(copies.Select(c => new TableTransactionAction(TableTransactionActionType.UpsertReplace, c))), cancellationToken);

        // The ETag makes this fail when an answer came in between: it touched the order's row.
        removals.Add(new TableTransactionAction(
            TableTransactionActionType.Delete, new TableEntity(Keys.StoreMonth(existing.Month), Keys.OrderRow(id)), existing.ETag));
        removals.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, MovedRow.From(existing.Month, id, month)));
        if (existing.Order.CompletedAt is null)
        {
            // A month that knew the order as open goes on counting it as opened.
            removals.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, OpenedRow.From(existing)));
        }

        await tables.WorkOrders.SubmitTransactionAsync((oldPass ?? MonthPass.Free).Guard(removals), cancellationToken);
        await index.SetAsync(month, id, cancellationToken);
    }

    private static Survey SurveyOf(WorkOrder order, Store store, MonthPass pass) => pass.IsReopened ? Survey.ForReopened(order) : Survey.For(order, store);

    /// <summary>A late record is kept without its number when the month's numbers are erased already; and the number is no part of its key, so that it stays one record then.</summary>
    private async Task<WriteOutcome> KeepLateAsync(Store store, StoreMonth month, WorkOrder order, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.LateRow(order.Id, (order with { CustomerPhone = default }).ToString()));
        var erased = order.CustomerPhone.Usable is not null && retention.DueOf(store, month).HasFlag(PersonalData.Phones);
        WorkOrderRow.WriteOrder(row, erased ? order with { CustomerPhone = CustomerPhone.Erased(retention.Now) } : order);
        row.SetInstant(KeptAt, retention.Now);
        await tables.WorkOrders.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        return WriteOutcome.Late;
    }
}
