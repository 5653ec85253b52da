using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Writes an order that is known already: the same again, changed, or moved to another month.</summary>
public sealed class WorkOrderCorrections(
    MonthBook book,
    WorkOrderIndex index,
    AssetIndex assets,
    WorkOrderStore workOrders,
    LateOrderStore late,
    DueTextPlanner planner,
    ReturnRecorder returns,
    TimeProvider time)
{
    /// <param name="indexed">The month in which the index has the order.</param>
    public async Task<WriteOutcome> WriteAsync(Store store, ImportedOrder news, StoreMonth indexed, CancellationToken cancellationToken)
    {
        (WriteOutcome Outcome, WorkOrder Order)? written;
        while ((written = await TryWriteAsync(store, news, indexed, cancellationToken)) is null)
        {
            // Somebody else wrote this order, or the month closed, since it was read: read it again and decide anew.
            indexed = await index.FindAsync(store.Id, news.Order.Id, cancellationToken) ?? indexed;
        }

        var (outcome, order) = written.Value;
        if (outcome is not (WriteOutcome.Late or WriteOutcome.Refused or WriteOutcome.BeforeStart))
        {
            await returns.RecordKnownAsync(store, order, cancellationToken);
        }

        return outcome;
    }

    /// <returns><see langword="null"/> when somebody else was faster.</returns>
    private async Task<(WriteOutcome Outcome, WorkOrder Order)?> TryWriteAsync(
        Store store, ImportedOrder news, StoreMonth indexed, CancellationToken cancellationToken)
    {
        var id = news.Order.Id;
        var existing = await workOrders.GetAsync(indexed, id, cancellationToken);
        if (existing is null && await workOrders.FindMovedAsync(indexed, id, cancellationToken) is { } moved)
        {
            // A move died before the index knew of it.
            existing = moved;
            indexed = moved.Month;
            await index.SetAsync(indexed, id, cancellationToken);
        }

        var order = news.Over(existing?.Order);
        return await TryWriteAsync(store, news, order, existing, indexed, cancellationToken) is { } outcome ? (outcome, order) : null;
    }

    private async Task<WriteOutcome?> TryWriteAsync(
        Store store, ImportedOrder news, WorkOrder order, ServiceRecord? existing, StoreMonth indexed, CancellationToken cancellationToken)
    {
        if (ImportedOrder.ProblemsOf(order).Any())
        {
            return WriteOutcome.Refused;
        }

        var month = StoreMonth.Of(store, order.CountsAt);
        if (month.Month < store.FirstMonth)
        {
            return WriteOutcome.BeforeStart;
        }

        if (existing?.Order.CustomerPhone.ErasedAt is not null)
        {
            // The dealer's system still has the number and sends it with every change; erased is erased.
            order = order with { CustomerPhone = existing.Order.CustomerPhone };
        }

        if (existing?.Order == order)
        {
            // The same as stands there is news where something else has come late since: what came last counts.
            if (await book.EnterAsync(store, indexed, cancellationToken) is null && await late.FindLastAsync(indexed, order.Id, cancellationToken) is not null)
            {
                return await KeepLateAsync(store, indexed, news, existing.Order, cancellationToken);
            }

            await planner.ScheduleAsync([existing], cancellationToken);
            return WriteOutcome.Unchanged;
        }

        var pass = await book.EnterAsync(store, month, cancellationToken);
        if (existing is null)
        {
            return pass is null
                ? await KeepLateAsync(store, month, news, known: null, cancellationToken)
                : await TryAddAsync(new ServiceRecord(month, order, SurveyOf(order, store, pass)), store.Returns, pass, cancellationToken);
        }

        // An order that was still open in a closed month may complete in a later one; anything else about a closed month comes too late.
        var oldPass = indexed == month ? pass : await book.EnterAsync(store, indexed, cancellationToken);
        if (pass is null || (oldPass is null && existing.Order.CompletedAt is not null))
        {
            return await KeepLateAsync(store, oldPass is null ? indexed : month, news, existing.Order, cancellationToken);
        }

        var survey = existing.Survey.IsSettled ? existing.Survey.After(order) : SurveyOf(order, store, pass).WithTextsOf(existing.Survey);
        var service = new ServiceRecord(month, order, survey);

        if (existing.Order.CancelledAt != order.CancelledAt
            && !await workOrders.TryTellOpenedAsync(store, StoreMonth.Of(store, existing.Order.OpenedAt), order, cancellationToken))
        {
            return null;
        }

        // What a return is found by comes first: it only says where to look, so it may be ahead of the order.
        await assets.SetAsync(service, existing, store.Returns, cancellationToken);
        var written = indexed == month
            ? await workOrders.TryWriteAsync(pass, existing, service, cancellationToken)
            : await workOrders.TryMoveAsync(store, existing, service, pass, oldPass, cancellationToken);
        if (!written)
        {
            return null;
        }

        await assets.RemoveAsync(existing.Order, order, store.Returns, cancellationToken);
        await planner.ScheduleAsync([service], cancellationToken);
        return WriteOutcome.Updated;
    }

    /// <summary>Keeps what came late as a whole: over what came late before, which a later version of the month takes in together with it.</summary>
    private async Task<WriteOutcome?> KeepLateAsync(Store store, StoreMonth month, ImportedOrder news, WorkOrder? known, CancellationToken cancellationToken)
    {
        var order = news.Over(await late.FindLastAsync(month, news.Order.Id, cancellationToken) ?? known);
        return ImportedOrder.ProblemsOf(order).Any() ? WriteOutcome.Refused : await late.KeepAsync(store, month, order, cancellationToken);
    }

    private async Task<WriteOutcome?> TryAddAsync(ServiceRecord service, ReturnRule rule, MonthPass pass, CancellationToken cancellationToken)
    {
        await assets.SetAsync(service, before: null, rule, cancellationToken);
        if (!await workOrders.TryWriteAsync(pass, before: null, service, cancellationToken))
        {
            return null;
        }

        await index.SetAsync(service.Month, service.Order.Id, cancellationToken);
        await planner.ScheduleAsync([service], cancellationToken);
        return WriteOutcome.Accepted;
    }

    private Survey SurveyOf(WorkOrder order, Store store, MonthPass pass) => pass.IsReopened ? Survey.ForReopened(order) : Survey.For(order, store, time.Now());
}
