using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Comparison;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Features.Appeals;

/// <summary>
/// Brings an upheld appeal into its month: the month is reopened for it, the corrections are written beside the originals, the next version is closed,
/// the difference between the two versions is kept with the appeal, and other months are told of orders that were corrected. Each step is found done by whoever comes next.
/// </summary>
public sealed partial class AppealApplier(
    AppealStore appeals,
    StoreDirectory stores,
    LedgerStore ledger,
    MonthReopener reopener,
    CorrectionStore corrections,
    MonthCloser closer,
    CloseFollowUp followUp,
    ClosedMonths closedMonths,
    CorrectedOrders correctedOrders,
    Queues queues,
    AuditLog audit,
    ILogger<AppealApplier> logger)
{
    /// <summary>The month stays open so long at most, should the appeal's own close fail.</summary>
    private static readonly Duration OpenFor = Duration.FromHours(24);

    /// <summary>How long an appeal waits for a month that somebody else has reopened.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);

    public async Task ApplyAsync(AppealMessage message, CancellationToken cancellationToken)
    {
        var store = await stores.GetAsync(StoreId.Parse(message.Store), cancellationToken);
        if (await appeals.FindAsync(store.Id, AppealId.Parse(message.Appeal), cancellationToken) is not { Appeal.State: AppealState.Upheld } stored)
        {
            // The decision was not stored after all, or has been applied by an earlier delivery.
            return;
        }

        var appeal = stored.Appeal;
        if (await ledger.FindCloseAsync(appeal.Month, appeal.Id.Value, cancellationToken) is { } closed)
        {
            await FinishAsync(store, stored, closed, cancellationToken);
            return;
        }

        var reopening = new Reopening(appeal.Decision!.By.Name, $"Appeal {appeal.Id} is upheld.", OpenFor) { Appeal = appeal.Id.Value };
        if (await reopener.ReopenAsync(store, appeal.Month.Month, reopening, cancellationToken) is not null
            || await FindVersionAsync(appeal, cancellationToken) is not { } next)
        {
            Waits(appeal.Id, appeal.Month);
            await queues.Appeals.SendAsync(message, Wait, cancellationToken);
            return;
        }

        await corrections.WriteAsync(store, stored.Sealed, next, cancellationToken);
        var failure = await closer.CloseAsync(new ScoreStoreMessage(store.Id.Value, Keys.Month(appeal.Month.Month), next, reopening.By), cancellationToken);
        if (failure is not null)
        {
            throw new InvalidOperationException(failure.Reason);
        }

        var close = await ledger.FindCloseAsync(appeal.Month, appeal.Id.Value, cancellationToken)
            ?? throw new InvalidOperationException($"{appeal.Month} was closed by somebody else before appeal {appeal.Id} was in it; it is applied on the next try.");
        await FinishAsync(store, stored, close, cancellationToken);
    }

    /// <summary>The version that the month is open for; <see langword="null"/> when it is not open for this appeal, or not any more.</summary>
    private async Task<int?> FindVersionAsync(Appeal appeal, CancellationToken cancellationToken) =>
        await ledger.FindStandingAsync(appeal.Month.StoreId, appeal.Month.Month, cancellationToken) is { ReopenEntry: { } number } standing
        && (await ledger.GetAsync(appeal.Month.StoreId, number, cancellationToken)).Appeal == appeal.Id.Value
            ? standing.Version + 1
            : null;

    private async Task FinishAsync(Store store, StoredAppeal stored, LedgerEntry close, CancellationToken cancellationToken)
    {
        var month = stored.Appeal.Month;
        await followUp.FinishAsync(month, close.Version, cancellationToken);
        var before = await closedMonths.ScoreAsync(month, close.Version - 1, cancellationToken);
        var after = await closedMonths.ScoreAsync(month, close.Version, cancellationToken);
        var late = new List<LateFact>();
        foreach (var order in stored.Appeal.Decision!.Corrections.OfType<OrderCorrected>().Select(c => c.Order).Distinct())
        {
            late.AddRange(await correctedOrders.SettleAsync(store, month, order, cancellationToken));
        }

        late.ForEach(l => Late(stored.Appeal.Id, l.What, l.Month));
        await audit.AddAsync([TellOf(stored.Appeal, close, late)], cancellationToken);
        var difference = DifferenceJson.Write(ScoreComparison.Of(before.Scores, after.Scores));
        if (await appeals.TryUpdateAsync(stored, stored.Appeal.Apply(close.Version), difference, cancellationToken))
        {
            Applied(stored.Appeal.Id, month, close.Version);
        }
    }

    /// <summary>What the appeal did, as the audit log keeps it; told twice, it is one entry.</summary>
    private static AuditEntry TellOf(Appeal appeal, LedgerEntry close, IEnumerable<LateFact> late) =>
        AuditEntry.OfClock(close.At, appeal.Month.StoreId, nameof(ApplyAppealWorker), $"appeal-{appeal.Id}") with
        {
            Before = AuditText.Json(new { appeal.State, Version = close.Version - 1 }),
            After = AuditText.Json(new { State = AppealState.Applied, close.Version, DecidedBy = close.By, Late = late.Select(l => $"{l.Month}: {l.What}") }),
        };

    [LoggerMessage(EventId = 1601, Level = LogLevel.Information, Message = "Appeal {Appeal} waits until {Month}, which somebody else has reopened, is closed again")]
    private partial void Waits(AppealId appeal, StoreMonth month);

    [LoggerMessage(EventId = 1602, Level = LogLevel.Information, Message = "Appeal {Appeal} is applied: {Month} is closed as version {Version}")]
    private partial void Applied(AppealId appeal, StoreMonth month, int version);

    [LoggerMessage(EventId = 1603, Level = LogLevel.Warning, Message = "Appeal {Appeal} also changes {What} in {Month}, which is closed: it is kept there as late")]
    private partial void Late(AppealId appeal, string what, StoreMonth month);
}
