using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Sheets;

/// <summary>Something that a sheet asks for.</summary>
/// <param name="Id">The second word of the metric, as in <c>rating.conduct.attitude</c>.</param>
/// <param name="Title">In zh-CN and en.</param>
public sealed record SheetItem(string Id, LocalizedText Title);
