using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using NodaTime.Text;

namespace KpiFunctions.Features.Stores;

/// <summary>Guards the first month of a store: months close one after the other from it on, so nothing that is there may come to lie before it.</summary>
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

    private static ProblemException Refusal(string error) => new(Problems.Invalid(
        "The store was not saved; every field that is wrong is listed.", new Dictionary<string, string[]> { ["startsOn"] = [error] }));
}
