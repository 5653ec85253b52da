using KpiFunctions.Records.Book.Corrections;

namespace KpiFunctions.Features.Appeals;

/// <summary>A decision about an appeal.</summary>
/// <param name="Decision">upheld or rejected.</param>
/// <param name="Reason">1 to 2,000 characters, shown to the one who filed.</param>
/// <param name="Corrections">What was wrong, 1 to 50, when the appeal is upheld.</param>
public sealed record DecisionJson(string Decision, string Reason, IReadOnlyList<CorrectionJson>? Corrections = null);
