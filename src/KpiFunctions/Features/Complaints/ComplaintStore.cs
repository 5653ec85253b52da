using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Complaints.Templates;
using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Facts;
using KpiFunctions.Records.Index;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.Complaints;

/// <summary>Complaints, each in the month in which it was received.</summary>
public sealed class ComplaintStore(
    MovableFactStore movable, FactStore facts, DerivedFactStore derived, FactIndex index, KnownOrders orders, Retention retention)
{
    /// <summary>Opens a complaint unless there is one of this id: then that one stays as it is, and this is <see cref="WriteOutcome.Unchanged"/>.</summary>
    public async Task<WriteOutcome> OpenAsync(Store store, Complaint complaint, CancellationToken cancellationToken)
    {
        var outcome = await movable.AddAsync(store, MonthOf(store, complaint), FactPlaces.Complaint(complaint.Id), complaint, cancellationToken);
        var kept = outcome == WriteOutcome.Unchanged ? await FindAsync(store.Id, complaint.Id, cancellationToken) ?? complaint : complaint;
        await LinkAsync(kept, before: null, cancellationToken);
        await AgreeAsync(store, kept, cancellationToken);
        return outcome;
    }

    /// <summary>Finds a complaint.</summary>
    public Task<Complaint?> FindAsync(StoreId store, ComplaintId id, CancellationToken cancellationToken) =>
        movable.FindAsync(store, FactPlaces.Complaint(id), cancellationToken);

    /// <summary>Finds a complaint as it was told last, also when that came late.</summary>
    public Task<Complaint?> FindLastAsync(StoreId store, ComplaintId id, CancellationToken cancellationToken) =>
        movable.FindLastAsync(store, FactPlaces.Complaint(id), cancellationToken);

    /// <summary>Changes a complaint, asking again when somebody else changed it in between.</summary>
    /// <param name="known">The complaint as it was looked at.</param>
    /// <param name="change">Makes the complaint that is to be of the last one; one that throws changes nothing.</param>
    public async Task<(Complaint Complaint, WriteOutcome Outcome)> ChangeAsync(
        Store store, Complaint known, Func<Complaint, Complaint> change, CancellationToken cancellationToken)
    {
        var after = known;
        var outcome = await movable.WriteAsync(
            store, MonthOf(store, known), FactPlaces.Complaint(known.Id), (_, last) => after = change(last ?? known), cancellationToken);
        return (after, outcome);
    }

    /// <summary>Brings a complaint into the month in which it was received by the store's zone of today; one in a closed month stays.</summary>
    public Task PlaceAsync(Store store, Complaint complaint, CancellationToken cancellationToken) => movable.PlaceAsync(
        store, MonthOf(store, complaint), FactPlaces.Complaint(complaint.Id), complaint, cancellationToken);

    /// <summary>Keeps a complaint of the dealer's system. What only the survey knows of it stays: where it came from, and the customer's words.</summary>
    /// <returns>What became of it, and what was known of it before.</returns>
    public async Task<(WriteOutcome Outcome, Complaint? Before)> ImportAsync(Store store, ImportedComplaint news, CancellationToken cancellationToken)
    {
        Complaint? before = null;
        var after = news.Complaint;
        WriteOutcome outcome;
        try
        {
            outcome = await movable.WriteAsync(
                store,
                MonthOf(store, news.Complaint),
                FactPlaces.Complaint(news.Complaint.Id),
                (month, existing) =>
                {
                    before = existing;
                    var merged = news.Over(existing);
                    return after = ImportedComplaint.ProblemsOf(merged).Any() ? throw new ContradictionException() : merged with
                    {
                        Source = existing?.Source ?? merged.Source,
                        Text = KeepsText(store, month, existing) ? merged.Text : null,
                        Record = KeepsText(store, month, existing) ? merged.Record : ComplaintRecord.Empty,
                        TextErasedAt = existing?.TextErasedAt,
                    };
                },
                cancellationToken);
        }
        catch (ContradictionException)
        {
            return (WriteOutcome.Refused, before);
        }

        if (after is { WorkOrderId: { } awaited, Order: null })
        {
            await index.AwaitAsync(store.Id, awaited, after.Id, cancellationToken);
        }

        // A late one changes nothing about the order that it was about, but it is found with the order when the customer's data is erased.
        await LinkAsync(after, outcome == WriteOutcome.Late ? null : before, cancellationToken);
        await AgreeAsync(store, after, cancellationToken);
        return (outcome, before);
    }

    /// <summary>Makes a complaint that named nobody be about whoever did its order, and every one count for those who stand on it, now that these are others.</summary>
    /// <returns>The month of the complaint and what became of it; <see langword="null"/> when there is no such complaint.</returns>
    public async Task<(StoreMonth Month, WriteOutcome Outcome)?> FollowAsync(Store store, ComplaintId id, WorkOrder order, CancellationToken cancellationToken)
    {
        var followed = await FollowOnceAsync(store, id, order, cancellationToken);
        while (followed is not null && await orders.FindAsync(store, order.Id, cancellationToken) is { } now && now.People != order.People)
        {
            // The order has changed since it was read, and whoever changed it may have been here already.
            order = now;
            followed = await FollowOnceAsync(store, id, order, cancellationToken);
        }

        return followed;
    }

    /// <summary>Complaints that came before their orders, of all orders of a store.</summary>
    public async Task<ILookup<WorkOrderId, ComplaintId>> ListAwaitedAsync(StoreId store, CancellationToken cancellationToken) =>
        (await index.ListAwaitedAsync(store, cancellationToken)).ToLookup(a => a.Order, a => a.Complaint);

    /// <summary>Makes a complaint that came before its order count for those who stand on it, now that this is there.</summary>
    /// <returns>As <see cref="FollowAsync"/>; nothing when the complaint is about another order by now.</returns>
    public async Task<(StoreMonth Month, WriteOutcome Outcome)?> MeetAsync(Store store, ComplaintId id, WorkOrder order, CancellationToken cancellationToken)
    {
        var isAboutIt = (await FindAsync(store.Id, id, cancellationToken))?.WorkOrderId == order.Id;
        var followed = isAboutIt ? await FollowAsync(store, id, order, cancellationToken) : null;

        // Last, so that whoever dies before does it again.
        await index.StopAwaitingAsync(store.Id, order.Id, id, cancellationToken);
        return followed;
    }

    /// <summary>Complaints about one order, by id.</summary>
    public async Task<IReadOnlyList<Complaint>> ListOfAsync(StoreId store, WorkOrderId order, CancellationToken cancellationToken)
    {
        var complaints = new List<Complaint>();
        foreach (var id in await index.ComplaintsOfAsync(store, order, cancellationToken))
        {
            if (await movable.FindAsync(store, FactPlaces.Complaint(id), cancellationToken) is { } complaint)
            {
                complaints.Add(complaint);
            }
        }

        return complaints;
    }

    /// <summary>Complaints of a month, by id.</summary>
    public async Task<Page<Complaint>> ListAsync(StoreMonth month, PageRequest page, CancellationToken cancellationToken)
    {
        var after = ComplaintId.TryParse(page.After, out var id) ? id : (ComplaintId?)null;
        return page.PageOf(await facts.ListComplaintsAsync(month, after, page.Limit + 1, cancellationToken).ToListAsync(cancellationToken), c => c.Id.Value);
    }

    /// <summary>The dealer's system still has words that were erased here, or whose time is over, and sends them with every change.</summary>
    private bool KeepsText(Store store, StoreMonth month, Complaint? before) =>
        before?.TextErasedAt is null && !retention.DueOf(store, month).HasFlag(PersonalData.Texts);

    private static StoreMonth MonthOf(Store store, Complaint complaint) => StoreMonth.Of(store, complaint.ReceivedAt);

    private async Task<(StoreMonth Month, WriteOutcome Outcome)?> FollowOnceAsync(Store store, ComplaintId id, WorkOrder order, CancellationToken cancellationToken)
    {
        var place = FactPlaces.Complaint(id);
        if (await index.FindPlaceAsync(store.Id, place.Key, cancellationToken) is not { } home)
        {
            return null;
        }

        var month = home.LateIn ?? home.Month;
        var outcome = await derived.SettleAsync(
            store,
            month,
            place,
            complaint => complaint?.WorkOrderId != order.Id ? complaint : complaint with
            {
                StaffId = complaint.IsAboutOrderStaff ? order.StaffId : complaint.StaffId,
                Order = order.People,
            },
            (correction, complaint) => correction.Correct(complaint),
            cancellationToken);

        if (outcome == WriteOutcome.Late && home.LateIn is null)
        {
            await index.SetAsync(home with { LateIn = month }, place.Key, cancellationToken);
        }

        // Told last, so that whoever dies before does it again.
        await index.LinkAsync(store.Id, order.Id, id, order.People, cancellationToken);
        return (month, outcome);
    }

    /// <summary>
    /// Looks at the order again once the complaint is kept and linked: it may have come, or changed, since it was read. Whichever of the two is written last
    /// sees the other.
    /// </summary>
    private async Task AgreeAsync(Store store, Complaint kept, CancellationToken cancellationToken)
    {
        if (kept.WorkOrderId is { } id && await orders.FindAsync(store, id, cancellationToken) is { } order && order.People != kept.Order)
        {
            await MeetAsync(store, kept.Id, order, cancellationToken);
        }
    }

    /// <summary>Makes the order show the complaint, and no longer the one that it was about before a correction.</summary>
    private async Task LinkAsync(Complaint complaint, Complaint? before, CancellationToken cancellationToken)
    {
        if (complaint.WorkOrderId is { } order)
        {
            await index.LinkAsync(complaint.StoreId, order, complaint.Id, complaint.Order, cancellationToken);
        }

        if (before?.WorkOrderId is { } other && other != complaint.WorkOrderId)
        {
            await index.UnlinkAsync(complaint.StoreId, other, complaint.Id, cancellationToken);
            await index.StopAwaitingAsync(complaint.StoreId, other, complaint.Id, cancellationToken);
        }
    }

    /// <summary>Ends a write from within: what a row says and what is known make no complaint together.</summary>
    private sealed class ContradictionException : Exception;
}
