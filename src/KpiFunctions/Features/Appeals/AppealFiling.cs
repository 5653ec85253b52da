using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace KpiFunctions.Features.Appeals;

/// <summary>Takes appeals in: by or for the one who is measured, on a part of the result in force, in the days after its close.</summary>
public sealed class AppealFiling(StoreDirectory stores, LedgerStore ledger, ScoreStore scores, AppealStore appeals, TimeProvider time)
{
    private const int LongestReason = 2000;

    private Instant Now => time.Now();

    public async Task<IResult> FileAsync(AppealJson body, Caller caller, CancellationToken cancellationToken)
    {
        var (storeId, staff) = (RequestIds.Store(body.StoreId), RequestIds.Staff(body.StaffId));
        if (!caller.MayReadScores(storeId, staff))
        {
            return Problems.Forbidden();
        }

        var (month, subject) = (new StoreMonth(storeId, RequestIds.Month(body.Month)), SubjectOf(body));
        if (await stores.FindAsync(storeId, cancellationToken) is not { } store
            || await ledger.FindStandingAsync(storeId, month.Month, cancellationToken) is not { } standing)
        {
            return Problems.Conflict($"{month} has not been closed, so nothing of it can be appealed against yet.");
        }

        var closedAt = (await ledger.GetAsync(storeId, standing.CloseEntry, cancellationToken)).At;
        if (closedAt + Duration.FromDays(store.AppealDays) < Now)
        {
            return Problems.Conflict(
                $"Version {standing.Version} of {month} could be appealed against until {(closedAt + Duration.FromDays(store.AppealDays)).Written(store.Zone)}.");
        }

        var parts = PartsOf(await scores.ReadAsync(month, standing.Version, cancellationToken), staff, subject.Part);
        if (!parts.Contains(subject.Id))
        {
            return Problems.Invalid($"There is no '{subject.Id}' in the result of {staff} in {month}. There is: {(parts.Count == 0 ? "nothing" : string.Join(", ", parts))}.");
        }

        var appeal = new Appeal
        {
            Id = AppealId.Of(month, Keys.AppealSubject(standing.Version, staff, subject)),
            Month = month,
            Version = standing.Version,
            StaffId = staff,
            Subject = subject,
            Reason = body.Reason.Trim(),
            FiledBy = new Person(caller.Name, caller.People),
            FiledAt = Now,
        };
        await caller.Audit.ChangesAsync(
            before: null,
            new { AppealId = appeal.Id.Value, appeal.Version, StaffId = staff.Value, Line = body.Line is null ? null : subject.Id, Adjustment = body.Adjustment is null ? null : subject.Id },
            cancellationToken,
            storeId);
        var kept = await appeals.AddAsync(appeal, cancellationToken);
        return (kept.Appeal.FiledBy, kept.Appeal.Reason) == (appeal.FiledBy, appeal.Reason)
            ? Results.Json(AppealView.Of(kept, store.Zone), ApiJson.Options, statusCode: StatusCodes.Status201Created)
            : Problems.Conflict($"Appeal {appeal.Id} is about the same part of the same version; GET /api/appeals/{storeId}/{appeal.Id} shows it.");
    }

    private static AppealSubject SubjectOf(AppealJson body)
    {
        var errors = new Dictionary<string, string[]>();
        if (body.Line is null == body.Adjustment is null)
        {
            errors["line"] = ["Name either the line or the adjustment that you appeal against."];
        }

        if (body.Reason.Trim().Length is 0 or > LongestReason)
        {
            errors["reason"] = [$"Say in 1 to {LongestReason} characters what is wrong."];
        }

        return errors.Count == 0
            ? new AppealSubject(body.Line is null ? AppealPart.Adjustment : AppealPart.Line, (body.Line ?? body.Adjustment)!)
            : throw new ProblemException(Problems.Invalid("The appeal was not filed; every field that is wrong is listed.", errors));
    }

    /// <summary>What somebody's results of a month have of a kind of part.</summary>
    private static List<string> PartsOf(IEnumerable<ClosedScore> closed, StaffId staff, AppealPart part) =>
        [.. closed.Where(c => c.StaffId == staff).Select(ScoreSummary.Of).SelectMany(s => part == AppealPart.Line ? s.Items : s.Adjustments).Distinct()];
}
