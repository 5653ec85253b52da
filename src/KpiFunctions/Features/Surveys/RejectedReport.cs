namespace KpiFunctions.Features.Surveys;

/// <summary>A report that cannot be used.</summary>
/// <param name="Index">Its place in the array, from 0.</param>
public sealed record RejectedReport(int Index, string Error);
