using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using NodaTime;

namespace KpiFunctions.Features.Months;

/// <summary>Says which month of a store is to be closed next, and when. A store without any record has none.</summary>
public sealed class MonthSchedule(MonthBook book, LedgerStore ledger, TimeProvider time)
{
    /// <summary>Nothing closes sooner after its closing time, so that a write that began before it has ended.</summary>
    private static readonly Duration Settling = Duration.FromMinutes(10);

    private Instant Now => time.Now();

    /// <summary>The first moment at which a month may be closed.</summary>
    public static Instant ClosableFrom(Store store, StoreMonth month) => month.ClosesAt(store.Zone) + Settling;

    /// <summary>Since when what a message asks for has been due: the month's first close, or the end of its reopening.</summary>
    public static Instant DueAt(Store store, LedgerHead? head, ScoreStoreMessage message) =>
        message.Version > 1 && head is not null && head.Reopened.TryGetValue(message.YearMonth, out var until)
            ? until
            : ClosableFrom(store, new StoreMonth(store.Id, message.YearMonth));

    /// <summary>Whether a month may be closed by now.</summary>
    public bool IsOver(Store store, StoreMonth month) => ClosableFrom(store, month) <= Now;

    /// <summary>The month that follows the last closed one, or the first of which the store has any record; over or not.</summary>
    public async Task<YearMonth?> FindNextAsync(Store store, LedgerHead? head, CancellationToken cancellationToken) =>
        head is not null ? head.ClosedThrough.PlusMonths(1) : await book.FindFirstAsync(store.Id, cancellationToken);

    /// <summary>What is to be closed now.</summary>
    public async Task<IReadOnlyList<ScoreStoreMessage>> FindDueAsync(Store store, LedgerHead? head, CancellationToken cancellationToken)
    {
        var due = new List<ScoreStoreMessage>();
        if (await FindNextAsync(store, head, cancellationToken) is { } next && IsOver(store, new StoreMonth(store.Id, next)))
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
