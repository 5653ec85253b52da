using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>The scores of a store-month as its stored facts give them; the same code for a month under way, a close and a check of an old close.</summary>
public sealed class MonthScorer(MonthFactsQuery monthFacts, MonthBasisQuery bases)
{
    /// <summary>Scores on the basis of today.</summary>
    /// <exception cref="NoSchemeInForceException">A scheme has no version that is valid in the month.</exception>
    public async Task<ScoredMonth> ScoreAsync(Store store, YearMonth month, CancellationToken cancellationToken) =>
        await ScoreAsync((await bases.ReadAsync(store, month, cancellationToken)).Basis, cancellationToken);

    /// <summary>Scores on a given basis.</summary>
    /// <exception cref="NoSchemeInForceException">The basis lacks a scheme of somebody of whom there are facts.</exception>
    public async Task<ScoredMonth> ScoreAsync(MonthBasis basis, CancellationToken cancellationToken)
    {
        var input = await monthFacts.ReadAsync(basis, cancellationToken);
        return new ScoredMonth(basis.Month, ScoreCalculator.Calculate(input.Facts, basis.AssignmentOf), input.Counts) { Orders = input.Orders };
    }
}
