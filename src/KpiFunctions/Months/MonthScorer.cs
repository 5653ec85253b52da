using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Schemes;
using KpiFunctions.Stores;
using NodaTime;

namespace KpiFunctions.Months;

/// <summary>The scores of a store-month as its stored facts give them; the same code for a month under way, a close and a check of an old close.</summary>
public sealed class MonthScorer(MonthFactsReader reader, StoreDirectory stores, SchemeStore schemes)
{
    /// <exception cref="NoSchemeInForceException">A scheme has no version that is valid in the month.</exception>
    public async Task<ScoredMonth> ScoreAsync(Store store, YearMonth yearMonth, CancellationToken cancellationToken)
    {
        var month = new StoreMonth(store.Id, yearMonth);
        var (facts, counts) = await reader.ReadAsync(store, month, month.ClosesAt(store.Zone), cancellationToken);
        var members = facts.Staff.Count == 0
            ? []
            : (await stores.ListStaffAsync(store.Id, cancellationToken)).ToDictionary(m => m.Id);

        var assignments = new Dictionary<StaffId, Assignment>();
        var inForce = new Dictionary<SchemeId, Scheme>();
        foreach (var staffId in facts.Staff.Select(s => s.StaffId).Distinct())
        {
            var member = members.GetValueOrDefault(staffId);
            var schemeId = member?.SchemeId ?? store.SchemeId;
            if (!inForce.TryGetValue(schemeId, out var scheme))
            {
                scheme = await schemes.FindForMonthAsync(schemeId, yearMonth, cancellationToken)
                    ?? throw new NoSchemeInForceException(schemeId, yearMonth);
                inForce.Add(schemeId, scheme);
            }

            assignments.Add(staffId, new Assignment(member?.Role, scheme));
        }

        return new ScoredMonth(month, ScoreCalculator.Calculate(facts, staff => assignments[staff.StaffId]), counts);
    }
}

/// <summary>A store-month's results and the facts they were made of, counted.</summary>
public sealed record ScoredMonth(StoreMonth Month, IReadOnlyList<StaffScore> Scores, MonthCounts Counts);
