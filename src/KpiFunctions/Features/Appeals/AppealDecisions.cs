using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Features.Appeals;

/// <summary>
/// Takes decisions about appeals. A message goes into the queue before an upheld one is stored and shows itself only afterwards, so that the month is
/// computed anew even when the process dies right behind the decision.
/// </summary>
public sealed class AppealDecisions(
    AppealStore appeals, StoreDirectory stores, BasisStore bases, MonthRecordsQuery records, ConcernedPeople concerned, LedgerStore ledger, Queues queues, TimeProvider time)
{
    private const int LongestReason = 2000;
    private const int MostCorrections = 50;

    /// <summary>Longer than storing a decision takes.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(5);

    public async Task<IResult> DecideAsync(StoreId store, AppealId id, DecisionJson body, Caller caller, CancellationToken cancellationToken)
    {
        IResult? answer;
        do
        {
            answer = await TryDecideAsync(store, id, body, caller, cancellationToken);
        }
        while (answer is null);
        return answer;
    }

    /// <returns><see langword="null"/> when somebody else changed the appeal in between, so that it is to be looked at again.</returns>
    private async Task<IResult?> TryDecideAsync(StoreId storeId, AppealId id, DecisionJson body, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireJudge(storeId);
        if (await appeals.FindAsync(storeId, id, cancellationToken) is not { } stored)
        {
            return Problems.NotFound($"There is no appeal '{id}' in store '{storeId}'.");
        }

        var decider = new Person(caller.Name, caller.People);
        if (stored.Appeal.ObstacleFor(decider) is { } obstacle)
        {
            return Problems.Concerned(obstacle);
        }

        var decision = Read(body, stored.Appeal, decider);
        if (!stored.Appeal.Takes(decision))
        {
            return Problems.Conflict($"Appeal {id} has been decided by {stored.Appeal.Decision!.By.Name}: {stored.Appeal.State}. A decision stands.");
        }

        var store = await stores.GetAsync(storeId, cancellationToken);
        if (stored.Appeal.State == AppealState.Filed)
        {
            await CheckAsync(store, stored.Appeal, decision, caller, cancellationToken);
        }

        await caller.Audit.ChangesAsync(
            AppealAudit.Of(stored.Appeal, store.Zone), AppealAudit.Of(stored.Appeal.Decide(decision), store.Zone), cancellationToken);
        return await TryKeepAsync(stored, decision, cancellationToken) is { } kept ? Results.Json(AppealView.Of(kept, store.Zone), ApiJson.Options) : null;
    }

    /// <returns><see langword="null"/> when somebody else changed the appeal in between.</returns>
    private async Task<StoredAppeal?> TryKeepAsync(StoredAppeal stored, AppealDecision decision, CancellationToken cancellationToken)
    {
        var decided = stored.Appeal.Decide(decision);
        var message = new AppealMessage(decided.Month.StoreId.Value, decided.Id.Value);
        if (decided.State == AppealState.Upheld)
        {
            await queues.Appeals.SendAsync(message, Later, cancellationToken);
        }

        if (decided != stored.Appeal && !await appeals.TryUpdateAsync(stored, decided, difference: null, cancellationToken))
        {
            return null;
        }

        if (decided.State == AppealState.Upheld)
        {
            await queues.Appeals.SendAsync(message, cancellationToken);
        }

        return stored with { Appeal = decided };
    }

    private AppealDecision Read(DecisionJson body, Appeal appeal, Person decider)
    {
        var errors = new Dictionary<string, string[]>();
        var upheld = body.Decision == "upheld";
        var corrections = (body.Corrections ?? []).Select((c, i) => new CorrectionParser(c, $"corrections[{i}]", appeal.StaffId, errors).Read()).ToList();
        Check(errors, upheld || body.Decision == "rejected", "decision", "A decision is upheld or rejected.");
        Check(errors, body.Reason.Trim().Length is > 0 and <= LongestReason, "reason", $"Say in 1 to {LongestReason} characters why.");
        Check(errors, !upheld || corrections.Count is > 0 and <= MostCorrections, "corrections", $"An upheld appeal corrects 1 to {MostCorrections} facts.");
        Check(errors, upheld || corrections.Count == 0, "corrections", "A rejected appeal corrects nothing.");
        return errors.Count == 0
            ? new AppealDecision(upheld, body.Reason.Trim(), decider, time.Now(), [.. corrections.Select(c => c!)])
            : throw Refuse(errors);
    }

    /// <summary>Holds the corrections, all together, against who decides and against the records that the month has now.</summary>
    private async Task CheckAsync(Store store, Appeal appeal, AppealDecision decision, Caller caller, CancellationToken cancellationToken)
    {
        var decider = caller.StaffIn(store.Id);
        var version = (await ledger.FindVersionAsync(store.Id, appeal.Month.Month, cancellationToken))!.Value;
        var basis = (await bases.GetAsync(appeal.Month, version, cancellationToken)).Basis;
        var month = await records.ReadAsync(appeal.Month, cancellationToken);
        caller.RequireJudge(store.Id, (await concerned.OfAsync(store, month, decision.Corrections, cancellationToken)).Select(p => (StaffId?)p));
        var staff = (await stores.ListStaffAsync(store.Id, cancellationToken)).Select(m => m.Id).ToHashSet();
        var before = decider is { } judge && decision.Corrections.Count > 0 ? TotalsOf(ClosedMonths.Score(basis, month), judge) : [];
        var problems = new CorrectionCheck(store with { Zone = basis.Zone }, basis, month, staff).ProblemsOf(decision.Corrections);
        if (problems.Count > 0)
        {
            throw Refuse(problems.ToDictionary(p => $"corrections[{p.Key}]", p => new[] { p.Value }));
        }

        if (decider is { } person && decision.Corrections.Count > 0 && Gains(basis, month, person, before))
        {
            throw new ProblemException(Problems.Concerned("This decision would raise your own total, so an administrator who gains nothing by it must decide."));
        }
    }

    /// <summary>Whether somebody's own total rises by the corrections of a month.</summary>
    private static bool Gains(MonthBasis basis, MonthRecords corrected, StaffId person, Dictionary<StaffPeriod, decimal> before) =>
        TotalsOf(ClosedMonths.Score(basis, corrected), person).Any(total => total.Value > before.GetValueOrDefault(total.Key));

    private static Dictionary<StaffPeriod, decimal> TotalsOf(ScoredMonth scored, StaffId person) =>
        scored.Scores.Where(s => s.Staff.StaffId == person).ToDictionary(s => s.Staff, s => s.Total);

    private static ProblemException Refuse(Dictionary<string, string[]> errors) =>
        new(Problems.Invalid("The appeal was not decided; everything that is wrong is listed.", errors));

    private static void Check(Dictionary<string, string[]> errors, bool right, string field, string error)
    {
        if (!right)
        {
            errors.TryAdd(field, [error]);
        }
    }
}
