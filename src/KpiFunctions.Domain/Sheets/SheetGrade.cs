namespace KpiFunctions.Domain.Sheets;

/// <summary>A grade that raters give, such as excellent or poor.</summary>
/// <param name="Id">How raters write it.</param>
/// <param name="Title">By language, zh-CN and en.</param>
/// <param name="Points">What it counts, 0 to 100 with at most two decimals.</param>
public sealed record SheetGrade(string Id, IReadOnlyDictionary<string, string> Title, decimal Points);
