using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using NodaTime.Text;

namespace KpiFunctions.Features.Stores;

/// <summary>Guards the borders of a store's months: nothing that is there may come to lie before the first, and what is closed keeps its borders.</summary>
public sealed class StoreStart(MonthBook book, LedgerStore ledger)
{
    /// <exception cref="ProblemException">The first month is another one, and records or closed months stand against it.</exception>
    public async Task RequireMovableAsync(Store? before, Store after, CancellationToken cancellationToken)
    {
        if (before is null || before.FirstMonth == after.FirstMonth)
        {
            return;
        }

        if (await ledger.FindHeadAsync(after.Id, cancellationToken) is { } head)
        {
            throw Refusal($"Months up to {YearMonthPattern.Iso.Format(head.ClosedThrough)} are closed, so the first month stays {YearMonthPattern.Iso.Format(before.FirstMonth)}; leave it out.");
        }

        if (await book.FindFirstAsync(after.Id, cancellationToken) is { } first && first < after.FirstMonth)
        {
            throw Refusal($"There are records of {YearMonthPattern.Iso.Format(first)} already; choose a day of that month or before, or leave it out.");
        }
    }

    /// <summary>The store with the zone that it had, for the months whose borders that zone goes on saying: those that are closed, or lie before the first.</summary>
    /// <exception cref="ProblemException">A month is being closed by the zone that is to change.</exception>
    public async Task<Store> WithEarlierZonesAsync(Store? before, Store after, CancellationToken cancellationToken)
    {
        if (before is null || before.Zone.Equals(after.Zone))
        {
            return after with { EarlierZones = before?.EarlierZones ?? [] };
        }

        var fixedThrough = (await ledger.FindHeadAsync(after.Id, cancellationToken))?.ClosedThrough ?? after.FirstMonth.PlusMonths(-1);
        if (await book.IsClosedAsync(new StoreMonth(after.Id, fixedThrough.PlusMonths(1)), cancellationToken))
        {
            throw new ProblemException(Problems.Conflict(
                $"{YearMonthPattern.Iso.Format(fixedThrough.PlusMonths(1))} is being closed by the zone {before.Zone.Id}; correct the zone in some minutes."));
        }

        var kept = before.EarlierZones.Where(z => z.Through < fixedThrough);
        var last = before.EarlierZones.FirstOrDefault(z => z.Through >= fixedThrough)?.Zone ?? before.Zone;
        return after with { EarlierZones = [.. kept, new EarlierZone(last, fixedThrough)] };
    }

    private static ProblemException Refusal(string error) => new(Problems.Invalid(
        "The store was not saved; every field that is wrong is listed.", new Dictionary<string, string[]> { ["startsOn"] = [error] }));
}
