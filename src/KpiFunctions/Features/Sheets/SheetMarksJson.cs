namespace KpiFunctions.Features.Sheets;

/// <summary>A column of a sheet, filled for one person and month. Who fills it is the person behind the key.</summary>
/// <param name="Rater">Which column; may be left out where the caller can fill only one.</param>
/// <param name="Marks">A grade for every item of the sheet.</param>
public sealed record SheetMarksJson(string StoreId, string StaffId, string Month, IReadOnlyList<SheetMarkJson> Marks, string? Rater = null);
