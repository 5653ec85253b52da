using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.Links;
using KpiFunctions.Features.Replies;
using KpiFunctions.Features.Webhooks;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Privacy;

/// <summary>
/// Erases personal data whose time is over: of closed months with the addresses of their surveys' pages, of contacts, of texts that answered nothing, of dead letters and of what staff wrote. Opt-outs stay.
/// A month is done once a sweep finds nothing left in it, so a sweep that was interrupted, or ran beside another one, is finished by the next.
/// </summary>
public sealed partial class RetentionSweep(
    Retention retention,
    StoreDirectory stores,
    ErasureAgenda agenda,
    MonthBook book,
    MonthErasure months,
    ErasureStore log,
    ContactStore contacts,
    SurveyLinks links,
    UnmatchedReplyStore unmatched,
    StaffWords words,
    DeadLetterStore deadLetters,
    ArrivalStore arrivals,
    AuditLog audit,
    ILogger<RetentionSweep> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = retention.Now;
        await agenda.SweepAsync(
            PersonalData.Phones, now - retention.Plan.PhonesKeptFor, month => EraseAsync(month, PersonalData.Phones, now, cancellationToken), cancellationToken);
        await agenda.SweepAsync(
            PersonalData.Texts, now - retention.Plan.TextsKeptFor, month => EraseAsync(month, PersonalData.Texts, now, cancellationToken), cancellationToken);

        await arrivals.EraseBeforeAsync(now - ArrivalStore.KeptFor, cancellationToken);
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

    /// <returns>Whether nothing of the kind is left in the month.</returns>
    private async Task<bool> EraseAsync(StoreMonth month, PersonalData kind, Instant now, CancellationToken cancellationToken)
    {
        if (await stores.FindAsync(month.StoreId, cancellationToken) is not { } store
            || !retention.Plan.DueAt(now, month, store).HasFlag(kind)
            || !await book.IsClosedAsync(month, cancellationToken))
        {
            return false;
        }

        var begun = (await log.BeginAsync(month, kind, cancellationToken))[kind];
        var rows = await months.EraseDueAsync(month, kind, now, orders => links.ForgetAsync(month.StoreId, orders, cancellationToken), cancellationToken);
        if (rows > 0 || begun < now)
        {
            // Also when nothing is left of what an earlier sweep began: it may have died before it told of it.
            await audit.AddAsync([TellOf(month, kind, begun, rows)], cancellationToken);
        }

        if (rows > 0)
        {
            Erased(month, kind, rows);
            return false;
        }

        await log.SetErasedAsync(month, kind, cancellationToken);
        return true;
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
