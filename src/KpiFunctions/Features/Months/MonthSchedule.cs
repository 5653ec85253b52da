using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation;
using KpiFunctions.Records;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using NodaTime;

namespace KpiFunctions.Features.Months;

/// <summary>Says which month of a store is to be closed next, and when.</summary>
public sealed class MonthSchedule(LedgerStore ledger, TimeProvider time)
{
    private Instant Now => time.Now();

    /// <summary>Since when what a message asks for has been due: the month's first close, or the end of its reopening.</summary>
    public static Instant DueAt(Store store, LedgerHead? head, ScoreStoreMessage message) =>
        message.Version > 1 && head is not null && head.Reopened.TryGetValue(message.YearMonth, out var until)
            ? until
            : new StoreMonth(store.Id, message.YearMonth).ClosableFrom(store);

    /// <summary>Whether a month may be closed by now.</summary>
    public bool IsOver(Store store, StoreMonth month) => month.ClosableFrom(store) <= Now;

    /// <summary>The month that follows the last closed one, or the store's first; over or not.</summary>
    public static YearMonth NextOf(Store store, LedgerHead? head) => head?.ClosedThrough.PlusMonths(1) ?? store.FirstMonth;

    /// <summary>When there is something to close, now or later.</summary>
    public static Instant NextAt(Store store, LedgerHead? head) =>
        (head?.Reopened.Values ?? []).Append(new StoreMonth(store.Id, NextOf(store, head)).ClosableFrom(store)).Min();

    /// <summary>What is to be closed now.</summary>
    public async Task<IReadOnlyList<ScoreStoreMessage>> FindDueAsync(Store store, LedgerHead? head, CancellationToken cancellationToken)
    {
        var due = new List<ScoreStoreMessage>();
        var next = NextOf(store, head);
        if (IsOver(store, new StoreMonth(store.Id, next)))
        {
            due.Add(new ScoreStoreMessage(store.Id.Value, Keys.Month(next)));
        }

        foreach (var month in (head?.Reopened ?? new Dictionary<YearMonth, Instant>()).Where(r => r.Value <= Now).Select(r => r.Key))
        {
            var standing = await ledger.FindStandingAsync(store.Id, month, cancellationToken);
            due.Add(new ScoreStoreMessage(store.Id.Value, Keys.Month(month), standing!.Version + 1));
        }

        return due;
    }
}
