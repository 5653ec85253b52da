using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Months;

/// <summary>Tells where a month stands and what the ledger says of it.</summary>
public sealed class MonthReport(LedgerStore ledger, StaffWords words, MonthBook book, MonthSchedule schedule)
{
    public async Task<object> ReadAsync(Store store, YearMonth yearMonth, CancellationToken cancellationToken)
    {
        var month = new StoreMonth(store.Id, yearMonth);
        var head = await ledger.FindHeadAsync(store.Id, cancellationToken);
        var standing = await ledger.FindStandingAsync(store.Id, yearMonth, cancellationToken);
        var entries = standing is null ? [] : await ledger.ListAsync(store.Id, cancellationToken);
        var reasons = standing is null ? new Dictionary<string, string>() : await words.ListAsync(month, cancellationToken);
        return new
        {
            StoreId = store.Id.Value,
            Month = YearMonthPattern.Iso.Format(yearMonth),
            State = StateOf(store, month, standing),
            Version = standing?.Version ?? 0,
            ClosesAt = (head is not null && head.Reopened.TryGetValue(yearMonth, out var again) ? again : month.ClosesAt(store)).At(store.Zone),
            CloseFailure = await book.FindFailureAsync(month, cancellationToken) is { } failure ? new { At = failure.At.At(store.Zone), failure.Reason } : null,
            Entries = entries.Where(e => e.Entry.Month == yearMonth).Select(e => Show(e, reasons, store.Zone)),
        };
    }

    private string StateOf(Store store, StoreMonth month, MonthStanding? standing) => standing switch
    {
        { IsReopened: true } => "reopened",
        not null => "closed",
        _ when month.Month < store.FirstMonth => "beforeStart",
        _ => schedule.IsOver(store, month) ? "due" : "open",
    };

    private static object Show(RecordedEntry recorded, IReadOnlyDictionary<string, string> reasons, DateTimeZone zone) => new
    {
        recorded.Entry.Number,
        recorded.Entry.Kind,
        recorded.Entry.Version,
        At = recorded.Entry.At.At(zone),
        recorded.Entry.By,
        Reason = recorded.Entry.ReasonDigest is { } digest ? reasons.GetValueOrDefault(digest) : null,
        recorded.Entry.ReasonDigest,
        recorded.Entry.Appeal,
        recorded.Entry.TakesMasterData,
        Cutoff = recorded.Entry.Content?.Cutoff.At(zone),
        recorded.Entry.Content?.Counts,
        Schemes = recorded.Entry.Content?.Schemes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        recorded.Entry.Content?.BasisDigest,
        recorded.Entry.Content?.ScoresDigest,
        recorded.Entry.PreviousHash,
        recorded.Hash,
    };
}
