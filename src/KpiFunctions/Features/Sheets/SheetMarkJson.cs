namespace KpiFunctions.Features.Sheets;

/// <summary>The grade of one item.</summary>
/// <param name="Item">Id of an item of the sheet.</param>
/// <param name="Grade">Id of a grade of the sheet.</param>
/// <param name="Example">What was done; needed for the highest and the lowest grade.</param>
public sealed record SheetMarkJson(string Item, string Grade, string? Example = null);
