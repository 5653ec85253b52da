using KpiFunctions.Domain.Appeals;
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
    PersonIndex persons,
    ErasureAgenda erasures,
    WorkOrderStore workOrders,
    KnownOrders knownOrders,
    LateOrderStore late,
    DueTextPlanner planner,
    OpeningRecorder openings,
    OrderFollowers followers,
    TimeProvider time)
{
    /// <param name="place">Where the index has the order.</param>
    public async Task<OrderOutcome> WriteAsync(Store store, ImportedOrder news, OrderPlace place, CancellationToken cancellationToken)
    {
        Written? written;
        while ((written = await TryWriteAsync(store, news, place, cancellationToken)) is null)
        {
            // Somebody else wrote this order, or the month closed, since it was read: read it again and decide anew.
            place = await index.FindPlaceAsync(store.Id, news.Order.Id, cancellationToken) ?? place;
        }

        return written.Outcome is WriteOutcome.Refused or WriteOutcome.BeforeStart
            ? new(written.Outcome, [])
            : new(written.Outcome, [.. written.Late, .. await followers.SettleAsync(store, written.Known, cancellationToken)]);
    }

    /// <returns><see langword="null"/> when somebody else was faster.</returns>
    private async Task<Written?> TryWriteAsync(Store store, ImportedOrder news, OrderPlace place, CancellationToken cancellationToken)
    {
        var id = news.Order.Id;
        var existing = await workOrders.GetAsync(place.Month, id, cancellationToken);
        if (existing is null && await workOrders.FindMovedAsync(place.Month, id, cancellationToken) is { } moved)
        {
            // A move died before the index knew of it.
            existing = moved;
            place = place with { Month = moved.Month };
            await index.SetAsync(place, id, cancellationToken);
        }

        return await TryWriteAsync(store, news, existing, await knownOrders.FindLateAsync(place, id, cancellationToken), place, cancellationToken);
    }

    /// <param name="lastLate">The last word about the order, when that came late: what is told in parts is told of that.</param>
    private async Task<Written?> TryWriteAsync(
        Store store, ImportedOrder news, ServiceRecord? existing, WorkOrder? lastLate, OrderPlace place, CancellationToken cancellationToken)
    {
        var indexed = place.Month;
        var order = news.Over(lastLate ?? existing?.Order);
        var oldPass = existing is null ? null : await book.EnterAsync(store, indexed, cancellationToken);

        // What upheld appeals say of the order goes on counting, whatever the other system says that does not know of it.
        var said = existing is null ? [] : await knownOrders.SaidOfAsync(existing, isClosed: oldPass is null, cancellationToken);
        var known = AsKnown(order, said);
        if (ImportedOrder.ProblemsOf(order).Any() || ImportedOrder.ProblemsOf(known).Any())
        {
            return Written.Nothing(WriteOutcome.Refused);
        }

        var month = StoreMonth.Of(store, known.CountsAt);
        if (month.Month < store.FirstMonth)
        {
            return Written.Nothing(WriteOutcome.BeforeStart);
        }

        if ((existing?.Order.CustomerPhone.ErasedAt ?? lastLate?.CustomerPhone.ErasedAt) is { } erasedAt)
        {
            // The dealer's system still has the number and sends it with every change; erased is erased, also of what has only come late so far.
            order = order with { CustomerPhone = CustomerPhone.Erased(erasedAt) };
        }

        var pass = existing is not null && indexed == month ? oldPass : await book.EnterAsync(store, month, cancellationToken);

        // The same as stands there is news where something else has come late since, what came last counts; and where the order lies in another month
        // since the store's zone was corrected, unless one of the two is closed.
        if (existing?.Order == order && lastLate is null && (indexed == month || pass is null || oldPass is null))
        {
            await planner.ScheduleAsync([existing], cancellationToken);
            return new Written(WriteOutcome.Unchanged, known, []);
        }

        var before = new[] { existing?.Order, lastLate }.OfType<WorkOrder>().Select(o => AsKnown(o, said)).ToList();
        if (existing is null)
        {
            return pass is null
                ? await KeepLateAsync(store, month, (order, known), before, place with { Month = month }, cancellationToken)
                : await TryAddAsync(store, new ServiceRecord(month, order, SurveyOf(order, store, pass)), before, pass, cancellationToken);
        }

        // An order that was still open in a closed month may complete in a later one; anything else about a closed month comes too late.
        if (pass is null || (oldPass is null && before[0].CompletedAt is not null))
        {
            return await KeepLateAsync(store, oldPass is null ? indexed : month, (order, known), before, place, cancellationToken);
        }

        var survey = existing.Survey.IsSettled ? existing.Survey.After(order) : SurveyOf(order, store, pass).WithTextsOf(existing.Survey);
        var service = new ServiceRecord(month, order, survey) { IsCorrected = existing.IsCorrected };
        var lateOpenings = await openings.RecordAsync(
            store, before, known, oldPass is null ? [month] : [month, indexed], left: oldPass is null ? indexed : null, isLate: false, cancellationToken);

        // What a return and a customer's data are found by comes first: it only says where to look, so it may be ahead of the order.
        await persons.SetAsync(order, existing.Order, cancellationToken);
        await erasures.ExpectAsync(existing.Order.CustomerPhone, order.CustomerPhone, cancellationToken);
        await assets.SetAsync(service with { Order = known }, existing with { Order = before[0] }, store.Returns, cancellationToken);
        var written = indexed == month
            ? await workOrders.TryWriteAsync(store, pass, existing, service, cancellationToken)
            : await workOrders.TryMoveAsync(store, MoveOf(store, new OrderMove(existing, service, pass, oldPass), before, known), cancellationToken);
        if (!written)
        {
            return null;
        }

        if (lastLate is not null && indexed == month)
        {
            await index.SetAsync(month, order.Id, cancellationToken);
        }

        await assets.RemoveAsync(existing.Order, order, store.Returns, cancellationToken);
        await ForgetAsync(existing.Order, order, month, cancellationToken);
        await planner.ScheduleAsync([service], cancellationToken);
        return new Written(WriteOutcome.Updated, known, lateOpenings);
    }

    /// <summary>Whose an order was before, unless somebody has given it back to them meanwhile: whichever of the two looks last sees what stands.</summary>
    private async Task ForgetAsync(WorkOrder before, WorkOrder order, StoreMonth month, CancellationToken cancellationToken)
    {
        if (before.CustomerPhone == order.CustomerPhone && before.CustomerId == order.CustomerId)
        {
            return;
        }

        await persons.RemoveAsync(before, order, cancellationToken);
        if (await workOrders.FindAsync(order.StoreId, order.Id, month, cancellationToken) is { } now && now.Order != order)
        {
            await persons.SetAsync(now.Order, before: null, cancellationToken);
        }
    }

    /// <summary>What an order leaves when it goes into another month, and may find there.</summary>
    private static OrderMove MoveOf(Store store, OrderMove move, List<WorkOrder> before, WorkOrder after)
    {
        var (from, to) = (move.Before.Month, move.Moved.Month);
        return move with
        {
            // A closed month that knew the order as open goes on counting it as that, word for word.
            Opened = move.OldPass is null ? move.Before.Order with { CompletedAt = null }
                : StoreMonth.Of(store, after.OpenedAt) == from ? OpeningRecorder.AsOpened(store, from, after)
                : null,
            WasOpenedThere = before.Append(after).Any(o => StoreMonth.Of(store, o.OpenedAt) == to),
        };
    }

    /// <summary>Keeps what came late as a whole: over what came late before, which a later version of the month takes in together with it.</summary>
    private async Task<Written> KeepLateAsync(
        Store store, StoreMonth month, (WorkOrder Told, WorkOrder Known) order, List<WorkOrder> before, OrderPlace place, CancellationToken cancellationToken)
    {
        var lateOpenings = await openings.RecordAsync(store, before, order.Known, [place.Month], left: null, isLate: true, cancellationToken);

        // The order itself stays where it is; where it may be found from now on comes beside that.
        await assets.SetAsync(new ServiceRecord(place.Month, order.Known, Survey.NotDue), before: null, store.Returns, cancellationToken);
        var outcome = await late.KeepAsync(store, month, order.Told, cancellationToken);
        if (place.LateIn != month)
        {
            await index.SetAsync(place with { LateIn = month }, order.Told.Id, cancellationToken);
        }

        return new Written(outcome, order.Known, lateOpenings);
    }

    private async Task<Written?> TryAddAsync(Store store, ServiceRecord service, List<WorkOrder> before, MonthPass pass, CancellationToken cancellationToken)
    {
        var lateOpenings = await openings.RecordAsync(store, before, service.Order, [service.Month], left: null, isLate: before.Count > 0, cancellationToken);
        if (before.Count > 0)
        {
            // While it was known as late only, its new month may have counted it as opened.
            await openings.SettleAsync(store, service.Month, service.Order.Id, order: null, cancellationToken);
        }

        await persons.SetAsync(service.Order, before: null, cancellationToken);
        await assets.SetAsync(service, before: null, store.Returns, cancellationToken);
        if (!await workOrders.TryWriteAsync(store, pass, before: null, service, cancellationToken))
        {
            return null;
        }

        await index.SetAsync(service.Month, service.Order.Id, cancellationToken);
        await planner.ScheduleAsync([service], cancellationToken);
        return new Written(WriteOutcome.Accepted, service.Order, lateOpenings);
    }

    private static WorkOrder AsKnown(WorkOrder order, IEnumerable<Correction> said) => said.Aggregate(order, (known, c) => c.Correct(known));

    private Survey SurveyOf(WorkOrder order, Store store, MonthPass pass) => pass.IsReopened ? Survey.ForReopened(order) : Survey.For(order, store, time.Now());

    /// <param name="Known">The order as all that is known says it is.</param>
    /// <param name="Late">What its opening means for months that are closed.</param>
    private sealed record Written(WriteOutcome Outcome, WorkOrder Known, IReadOnlyList<LateFact> Late)
    {
        internal static Written Nothing(WriteOutcome outcome) => new(outcome, null!, []);
    }
}
