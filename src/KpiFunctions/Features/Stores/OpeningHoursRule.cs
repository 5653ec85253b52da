using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using NodaTime.Text;

namespace KpiFunctions.Features.Stores;

/// <summary>A store counts business time only when it has said when it is open, from the first month on that this decides: otherwise all hours would count there.</summary>
public sealed class OpeningHoursRule(StoreTableStore tables, LedgerStore ledger)
{
    /// <exception cref="ProblemException">Complaints would take business time, and the store has no calendar in a month that is open.</exception>
    public async Task RequireAsync(Store store, CancellationToken cancellationToken)
    {
        if (store.ComplaintClock == ComplaintClock.Calendar)
        {
            return;
        }

        var first = (await ledger.FindHeadAsync(store.Id, cancellationToken))?.ClosedThrough.PlusMonths(1) ?? store.FirstMonth;
        if (await tables.FindInForceAsync(store.Id, StoreTableKind.Calendar, first, cancellationToken) is null)
        {
            var month = YearMonthPattern.Iso.Format(first);
            throw new ProblemException(Problems.Invalid(
                "The store was not saved; every field that is wrong is listed.",
                new Dictionary<string, string[]>
                {
                    ["complaintClock"] =
                    [
                        $"Business time needs the store's opening hours from {month} on, its first open month. Save the store with 'calendar', then the hours with PUT /api/stores/{store.Id}/tables/calendar?validFrom={month}, then this again.",
                    ],
                }));
        }
    }
}
