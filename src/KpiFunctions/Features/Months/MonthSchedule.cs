using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation;
using KpiFunctions.Records;
using KpiFunctions.Records.Ledger;
using NodaTime;

namespace KpiFunctions.Features.Months;

/// <summary>Says which month of a store is to be closed next, and when.</summary>
public sealed class MonthSchedule(LedgerStore ledger, TimeProvider time)
{
    /// <summary>
    /// Nothing closes sooner after its closing time, or after a change of it, so that a write that began before has ended, and every instance knows
    /// of the change.
    /// </summary>
    private static readonly Duration Settling = Duration.FromMinutes(10);

    private Instant Now => time.Now();

    /// <summary>The first moment at which a month may be closed.</summary>
    public static Instant ClosableFrom(Store store, StoreMonth month) => Instant.Max(month.ClosesAt(store), store.ClosingChangedAt ?? Instant.MinValue) + Settling;

    /// <summary>Since when what a message asks for has been due: the month's first close, or the end of its reopening.</summary>
    public static Instant DueAt(Store store, LedgerHead? head, ScoreStoreMessage message) =>
        message.Version > 1 && head is not null && head.Reopened.TryGetValue(message.YearMonth, out var until)
            ? until
            : ClosableFrom(store, new StoreMonth(store.Id, message.YearMonth));

    /// <summary>Whether a month may be closed by now.</summary>
    public bool IsOver(Store store, StoreMonth month) => ClosableFrom(store, month) <= Now;

    /// <summary>The month that follows the last closed one, or the store's first; over or not.</summary>
    public static YearMonth NextOf(Store store, LedgerHead? head) => head?.ClosedThrough.PlusMonths(1) ?? store.FirstMonth;

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
