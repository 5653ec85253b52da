using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Records;
using KpiFunctions.Records.Ledger;
using NodaTime.Text;

namespace KpiFunctions.Features.Months;

/// <summary>
/// What follows from a close: its copy where nothing is changed, its entry in the audit log, its totals for the ranks across stores. Everything is made of
/// what was closed, so that it can be done again, by whoever finds that a worker may have died before it.
/// </summary>
public sealed class CloseFollowUp(LedgerStore ledger, ScoreStore scores, GroupTotalStore totals, AuditLog audit)
{
    /// <param name="version">A version that was closed; what follows of later ones stays.</param>
    public async Task FinishAsync(StoreMonth month, int version, CancellationToken cancellationToken)
    {
        var close = (await ledger.ListAsync(month.StoreId, cancellationToken)).Select(e => e.Entry)
            .Single(e => e.Kind == LedgerEntryKind.Close && e.Month == month.Month && e.Version == version);
        await ledger.WitnessAsync(month.StoreId, close.Number, cancellationToken);
        if (close.By == ScoreStoreMessage.Schedule)
        {
            // Whoever else closes a month is told of with what they asked for.
            await audit.AddAsync([TellOf(month, close)], cancellationToken);
        }

        if (await totals.FindVersionAsync(month, cancellationToken) < version)
        {
            var entries = StoreTotals.EntriesOf(month.StoreId, await scores.ReadAsync(month, version, cancellationToken));
            await totals.KeepAsync(month.Month, new StoreTotals(month.StoreId, close.Content!.Group, version, entries), cancellationToken);
        }
    }

    /// <summary>What the clock closed; told twice, it is one entry.</summary>
    private static AuditEntry TellOf(StoreMonth month, LedgerEntry close) =>
        AuditEntry.OfClock(close.At, month.StoreId, nameof(ScoreStoreWorker), $"close-{Keys.Month(close.Month)}-{close.Version}") with
        {
            After = AuditText.Json(new { Month = YearMonthPattern.Iso.Format(close.Month), State = "closed", close.Version }),
        };
}
