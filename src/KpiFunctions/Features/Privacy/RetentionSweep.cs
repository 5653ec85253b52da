using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.Replies;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Privacy;

/// <summary>
/// Erases personal data whose time is over: of closed months, of contacts, of texts that answered nothing, of dead letters and of what staff wrote. Opt-outs stay.
/// A month is done once a sweep finds nothing left in it, so a sweep that was interrupted, or ran beside another one, is finished by the next.
/// </summary>
public sealed partial class RetentionSweep(
    Retention retention,
    StoreDirectory stores,
    LedgerStore ledger,
    MonthBook book,
    MonthErasure months,
    ErasureStore log,
    ContactStore contacts,
    UnmatchedReplyStore unmatched,
    StaffWords words,
    DeadLetterStore deadLetters,
    AuditLog audit,
    ILogger<RetentionSweep> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = retention.Now;
        var byId = (await stores.ListAsync(cancellationToken)).ToDictionary(s => s.Id);
        var done = await log.ListMonthsAsync(cancellationToken);
        foreach (var month in await ledger.ListMonthsAsync(cancellationToken))
        {
            var due = retention.Plan.DueAt(now, month, byId[month.StoreId]) & ~done.GetValueOrDefault(month);
            if (due != PersonalData.None && await book.IsClosedAsync(month, cancellationToken))
            {
                await EraseAsync(month, due, now, cancellationToken);
            }
        }

        var claims = await contacts.ForgetOldClaimsAsync(now, cancellationToken);
        var replies = await unmatched.EraseBeforeAsync(now - retention.Plan.TextsKeptFor, cancellationToken);
        var letters = await deadLetters.EraseBeforeAsync(now - Duration.Min(retention.Plan.PhonesKeptFor, retention.Plan.TextsKeptFor), cancellationToken);
        var written = await words.EraseBeforeAsync(now - retention.Plan.TextsKeptFor, cancellationToken);
        if (claims + replies + letters + written > 0)
        {
            var counts = AuditText.Json(new { Contacts = claims, UnmatchedReplies = replies, DeadLetters = letters, StaffWords = written });
            await audit.AddAsync([AuditEntry.OfClock(now, store: null, nameof(RetentionTimer), "erase-of-no-month") with { Counts = counts }], cancellationToken);
        }
    }

    private async Task EraseAsync(StoreMonth month, PersonalData due, Instant now, CancellationToken cancellationToken)
    {
        var begun = await log.BeginAsync(month, due, cancellationToken);
        var rows = await months.EraseDueAsync(month, due, now, cancellationToken);

        // Also when nothing is left of what an earlier sweep began: it may have died before it told of it.
        var toTell = begun.Where(b => rows > 0 || b.Value < now).Select(b => TellOf(month, b.Key, b.Value, rows));
        await audit.AddAsync([.. toTell], cancellationToken);
        if (rows == 0)
        {
            await log.SetErasedAsync(month, due, cancellationToken);
        }
        else
        {
            Erased(month, due, rows);
        }
    }

    /// <summary>What was erased, as the audit log keeps it; told twice, it is one entry, of the sweep that began.</summary>
    private static AuditEntry TellOf(StoreMonth month, PersonalData kind, Instant begun, int rows) =>
        AuditEntry.OfClock(begun, month.StoreId, nameof(RetentionTimer), $"erase-{Keys.Month(month.Month)}-{kind}") with
        {
            After = AuditText.Json(new { Month = YearMonthPattern.Iso.Format(month.Month), Erased = kind }),
            Counts = AuditText.Json(new { Records = rows }),
        };

    [LoggerMessage(EventId = 1501, Level = LogLevel.Information, Message = "{Month}: {Kinds} erased in {Rows} records, their time is over")]
    private partial void Erased(StoreMonth month, PersonalData kinds, int rows);
}
