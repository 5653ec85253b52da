using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records;
using KpiFunctions.Records.Book.Facts;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Months;

/// <summary>What people ask of a month: to close it now, or to reopen it.</summary>
public sealed class MonthRequests(
    MonthCloser closer,
    CloseFollowUp followUp,
    MonthReopener reopener,
    LateOrders late,
    MovableFactStore lateFacts,
    MonthReport report,
    MonthSchedule schedule,
    LedgerStore ledger,
    Queues queues)
{
    /// <summary>Longer than a close takes.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    /// <summary>Closes a month that is over, or one that was reopened, without waiting for the timer.</summary>
    public async Task<IResult> CloseAsync(Store store, YearMonth month, Caller caller, CancellationToken cancellationToken)
    {
        var standing = await ledger.FindStandingAsync(store.Id, month, cancellationToken);
        if (standing is not { IsReopened: true } && caller.Role != Role.Admin)
        {
            return Problems.Forbidden();
        }

        if (standing is { IsReopened: false })
        {
            // Whoever asks again may do so because the answer to their close was lost with its last steps.
            await followUp.FinishAsync(new StoreMonth(store.Id, month), standing.Version, cancellationToken);
            return Problems.Conflict($"{YearMonthPattern.Iso.Format(month)} is closed already, as version {standing.Version}.");
        }

        if (standing is null && await FindObstacleAsync(store, new StoreMonth(store.Id, month), cancellationToken) is { } obstacle)
        {
            return Problems.Conflict(obstacle);
        }

        var version = (standing?.Version ?? 0) + 1;
        await caller.Audit.ChangesAsync(Shown(standing), new { State = "closed", Version = version }, cancellationToken);
        var message = new ScoreStoreMessage(store.Id.Value, Keys.Month(month), version, caller.Name);

        // Nobody delivers a request again: whatever dies on the way is brought to its end by this.
        await queues.ScoreStore.SendAsync(message with { Resumes = true }, Later, cancellationToken);
        return await closer.CloseAsync(message, cancellationToken) is { } failure
            ? Problems.Conflict(failure.Reason)
            : await ShowAsync(store, month, cancellationToken);
    }

    /// <summary>Opens a closed month for corrections; repeated by the same person for the same reason, it goes on where it was interrupted.</summary>
    public async Task<IResult> ReopenAsync(Store store, YearMonth month, ReopenJson body, Caller caller, CancellationToken cancellationToken)
    {
        var reopening = body.ToReopening(caller.Name);
        var standing = await ledger.FindStandingAsync(store.Id, month, cancellationToken);
        await caller.Audit.ChangesAsync(
            Shown(standing), new { State = "reopened", standing?.Version, body.Hours, body.TakeLateRecords, body.TakeMasterData }, cancellationToken);
        if (await reopener.ReopenAsync(store, month, reopening, cancellationToken) is { } refusal)
        {
            return Problems.Conflict(refusal);
        }

        if (body.TakeLateRecords)
        {
            await late.TakeInAsync(store, new StoreMonth(store.Id, month), since: null, cancellationToken);
            await lateFacts.TakeLateInAsync(store, new StoreMonth(store.Id, month), since: null, cancellationToken);
        }

        return await ShowAsync(store, month, cancellationToken);
    }

    private static object? Shown(MonthStanding? standing) =>
        standing is null ? null : new { State = standing.IsReopened ? "reopened" : "closed", standing.Version };

    private async Task<IResult> ShowAsync(Store store, YearMonth month, CancellationToken cancellationToken) =>
        Results.Json(await report.ReadAsync(store, month, cancellationToken), ApiJson.Options);

    private async Task<string?> FindObstacleAsync(Store store, StoreMonth month, CancellationToken cancellationToken)
    {
        if (!schedule.IsOver(store, month))
        {
            return $"{month} is not over; it can be closed from {month.ClosableFrom(store).Written(store.Zone)} on.";
        }

        var next = MonthSchedule.NextOf(store, await ledger.FindHeadAsync(store.Id, cancellationToken));
        return month.Month < store.FirstMonth ? $"{month} lies before the store's first month, {YearMonthPattern.Iso.Format(store.FirstMonth)} (startsOn)."
            : month.Month > next ? $"Months close in their order, and {YearMonthPattern.Iso.Format(next)} is the next one."
            : null;
    }
}
