using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Features.Months;

/// <summary>
/// Opens a closed month for corrections. The version in force is kept as it is: its facts are copied aside first, then the ledger says who
/// opened the month and why, then it takes facts. It stays in force until the next version is closed.
/// </summary>
public sealed partial class MonthReopener(
    LedgerStore ledger, MonthBook book, ClosedFacts closedFacts, StaffWords words, TimeProvider time, ILogger<MonthReopener> logger)
{
    /// <returns>Why the month cannot be reopened; <see langword="null"/> when it is open now. Asking the same twice is asking once.</returns>
    public async Task<string?> ReopenAsync(Store store, YearMonth yearMonth, Reopening reopening, CancellationToken cancellationToken)
    {
        Outcome? outcome;
        do
        {
            outcome = await TryReopenAsync(store, new StoreMonth(store.Id, yearMonth), reopening, cancellationToken);
        }
        while (outcome is null);
        return outcome.Value.Refusal;
    }

    /// <returns><see langword="null"/> when somebody else wrote to the store's ledger in between, so that it is to be looked at again.</returns>
    private async Task<Outcome?> TryReopenAsync(Store store, StoreMonth month, Reopening reopening, CancellationToken cancellationToken)
    {
        var head = await ledger.FindHeadAsync(store.Id, cancellationToken);
        var standing = await ledger.FindStandingAsync(store.Id, month.Month, cancellationToken);
        if (head is null || standing is null)
        {
            return new Outcome($"{month} has not been closed, so there is nothing to reopen.");
        }

        if (standing.ReopenEntry is { } number)
        {
            // Whoever reopened it may have died before the gate was open, or before the entry was written down elsewhere.
            await ledger.WitnessAsync(store.Id, number, cancellationToken);
            await book.ReopenAsync(month, standing.Version, cancellationToken);
            var entry = await ledger.GetAsync(store.Id, number, cancellationToken);
            return new Outcome(reopening.IsThatOf(entry, words.DigestOf(reopening.Reason))
                ? null
                : $"{month} is open already: {entry.By} reopened it, because: {await words.FindAsync(month, entry.ReasonDigest!, cancellationToken) ?? "(erased)"}");
        }

        if (reopening.Appeal is { } appeal && await ledger.FindCloseAsync(month, appeal, cancellationToken) is { } done)
        {
            return new Outcome($"{month} has been closed with appeal {appeal} already, as version {done.Version}.");
        }

        await closedFacts.KeepAsync(month, standing.Version, cancellationToken);
        var now = time.Now();
        var reopened = LedgerEntry.After(head, LedgerEntryKind.Reopen, month, standing.Version, now, reopening.By) with
        {
            ReasonDigest = await words.KeepAsync(month, reopening.Reason, cancellationToken),
            Appeal = reopening.Appeal,
            TakesMasterData = reopening.TakesMasterData,
            ClosesAt = now + reopening.For,
        };
        if (!await ledger.TryReopenAsync(store.Id, head, standing, reopened, cancellationToken))
        {
            return null;
        }

        await book.ReopenAsync(month, standing.Version, cancellationToken);
        Reopened(month, standing.Version, reopening.By);
        return new Outcome(Refusal: null);
    }

    [LoggerMessage(EventId = 1402, Level = LogLevel.Warning, Message = "{Month}, closed as version {Version}, is reopened by {By}")]
    private partial void Reopened(StoreMonth month, int version, string by);

    /// <param name="Refusal">Why the month cannot be reopened; <see langword="null"/> when it is open now.</param>
    private readonly record struct Outcome(string? Refusal);
}
