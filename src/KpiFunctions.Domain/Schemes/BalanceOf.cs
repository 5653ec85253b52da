namespace KpiFunctions.Domain.Schemes;

/// <summary>
/// Items to be compared by the share of their points that was reached. Source: 001, many orders of which some come back are no good work.
/// </summary>
/// <param name="Volume">Id of the item for the amount of work.</param>
/// <param name="Quality">Ids of the items for its quality, such as satisfaction and returns; the worst of those that were measured counts.</param>
/// <param name="FlagBeyond">Shares that differ by more than this, 0 to 1, are flagged as out of balance; <see langword="null"/> for no flag.</param>
/// <param name="BonusCut">
/// Percent of the pay that follows results that whoever is flagged loses, above 0 to 100; <see langword="null"/> when the flag costs nothing.
/// Source: 001, who leans to one side loses performance bonus.
/// </param>
public sealed record BalanceOf(string Volume, IReadOnlyList<string> Quality, decimal? FlagBeyond = null, decimal? BonusCut = null);
