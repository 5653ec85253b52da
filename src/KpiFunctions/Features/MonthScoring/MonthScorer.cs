using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>The scores of a store-month as its stored facts give them; the same code for a month under way, a close and a check of an old close.</summary>
public sealed class MonthScorer(MonthFactsQuery monthFacts)
{
    /// <summary>Scores on a given basis.</summary>
    /// <exception cref="NoSchemeInForceException">The basis lacks a scheme of somebody of whom there are facts.</exception>
    public async Task<ScoredMonth> ScoreAsync(MonthBasis basis, CancellationToken cancellationToken)
    {
        var input = await monthFacts.ReadAsync(basis, cancellationToken);
        return new ScoredMonth(basis.Month, ScoreCalculator.Calculate(input.Facts, basis.AssignmentOf), input.Counts) { Staff = input.Facts.Staff, Orders = input.Orders };
    }
}
