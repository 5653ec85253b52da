using Azure.Data.Tables;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Surveys;

/// <summary>
/// The moments at which texts may leave, shared by all instances through one row that holds the next free one, under its version. Two transactions for as many
/// moments as are taken at once, and two more each time that another instance was faster.
/// </summary>
internal sealed class SendingTimelineStore(Tables tables) : ISendingTimeline
{
    private const string NextAt = "NextAt";

    public async Task<SendingShare> TakeAsync(int wanted, TimeSpan interval, DateTimeOffset now, DateTimeOffset latest, CancellationToken cancellationToken)
    {
        var share = default(SendingShare);
        await tables.DailyTexts.ChangeAsync(
            Keys.Sender,
            Keys.Timeline,
            row =>
            {
                var next = row?.GetInstant(NextAt)?.ToDateTimeOffset() is { } kept && kept > now ? kept : now;
                share = new SendingShare(next, next > latest ? 0 : wanted);
                return share.Count == 0 ? null : RowOf(next + (interval * wanted));
            },
            cancellationToken);
        return share;
    }

    private static TableEntity RowOf(DateTimeOffset next)
    {
        var row = new TableEntity(Keys.Sender, Keys.Timeline);
        row.SetInstant(NextAt, Instant.FromDateTimeOffset(next));
        return row;
    }
}
