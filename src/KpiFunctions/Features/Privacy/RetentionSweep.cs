using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.Replies;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Features.Privacy;

/// <summary>
/// Erases personal data whose time is over: of closed months, of contacts, of texts that answered nothing and of dead letters. Opt-outs stay.
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
    DeadLetterStore deadLetters,
    ILogger<RetentionSweep> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = retention.Now;
        var byId = (await stores.ListAsync(cancellationToken)).ToDictionary(s => s.Id);
        var done = await log.ListMonthsAsync(cancellationToken);
        foreach (var month in await ledger.ListMonthsAsync(cancellationToken))
        {
            var due = retention.Plan.DueAt(now, month, byId[month.StoreId].Zone) & ~done.GetValueOrDefault(month);
            if (due != PersonalData.None && await book.IsClosedAsync(month, cancellationToken))
            {
                await EraseAsync(month, due, now, cancellationToken);
            }
        }

        await contacts.ForgetOldClaimsAsync(now, cancellationToken);
        await unmatched.EraseBeforeAsync(now - retention.Plan.TextsKeptFor, cancellationToken);
        await deadLetters.EraseBeforeAsync(now - Duration.Min(retention.Plan.PhonesKeptFor, retention.Plan.TextsKeptFor), cancellationToken);
    }

    private async Task EraseAsync(StoreMonth month, PersonalData due, Instant now, CancellationToken cancellationToken)
    {
        var rows = await months.EraseDueAsync(month, due, now, cancellationToken);
        if (rows == 0)
        {
            await log.SetErasedAsync(month, due, cancellationToken);
        }
        else
        {
            Erased(month, due, rows);
        }
    }

    [LoggerMessage(EventId = 1501, Level = LogLevel.Information, Message = "{Month}: {Kinds} erased in {Rows} records, their time is over")]
    private partial void Erased(StoreMonth month, PersonalData kinds, int rows);
}
