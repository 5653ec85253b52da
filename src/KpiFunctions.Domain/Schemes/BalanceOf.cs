namespace KpiFunctions.Domain.Schemes;

/// <summary>
/// Two items to be compared by the share of their points that was reached.
/// </summary>
/// <param name="Volume">Id of the item for the amount of work.</param>
/// <param name="Quality">Id of the item for its quality.</param>
/// <param name="FlagBeyond">Shares that differ by more than this, 0 to 1, are flagged as out of balance; <see langword="null"/> for no flag.</param>
public sealed record BalanceOf(string Volume, string Quality, decimal? FlagBeyond = null);
