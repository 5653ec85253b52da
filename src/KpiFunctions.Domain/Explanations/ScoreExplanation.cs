namespace KpiFunctions.Domain.Explanations;

/// <summary>A result in words.</summary>
/// <param name="Language">The language of the words.</param>
/// <param name="Summary">Total, grade and place.</param>
/// <param name="Lines">One sentence or more for each line, in their order.</param>
/// <param name="Adjustments">The same for each adjustment.</param>
/// <param name="Awards">The same for each award.</param>
/// <param name="Payout">The same for each term of the pay, and the sum.</param>
public sealed record ScoreExplanation(
    Language Language,
    string Summary,
    IReadOnlyList<string> Lines,
    IReadOnlyList<string> Adjustments,
    IReadOnlyList<string> Awards,
    IReadOnlyList<string> Payout);
