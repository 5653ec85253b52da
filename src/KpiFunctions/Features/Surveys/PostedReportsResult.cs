namespace KpiFunctions.Features.Surveys;

/// <summary>What became of posted reports.</summary>
/// <param name="Rejected">Those that cannot be used; all others were recorded.</param>
public sealed record PostedReportsResult(int Recorded, IReadOnlyList<RejectedReport> Rejected);
