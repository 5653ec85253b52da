using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Sheets;

/// <summary>A grade that raters give, such as excellent or poor.</summary>
/// <param name="Id">How raters write it.</param>
/// <param name="Title">In zh-CN and en.</param>
/// <param name="Points">What it counts, 0 to 100 with at most two decimals.</param>
public sealed record SheetGrade(string Id, LocalizedText Title, decimal Points);
