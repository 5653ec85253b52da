namespace KpiFunctions.Domain.Facts;

/// <summary>What the customers who were drawn for a rating sheet say of somebody: the mean, exact.</summary>
/// <param name="Topic">Of an item of the sheet.</param>
/// <param name="Rater">Their column.</param>
/// <param name="Mark">0 to 100.</param>
/// <param name="Weight">The column's share.</param>
internal sealed record CustomerMark(string Topic, string Rater, Ratio Mark, decimal Weight);
