namespace KpiFunctions.Domain.Facts.Services;

/// <summary>A service that several people did together.</summary>
/// <param name="Whole">What counts for each of them in full, with the whole of its quantities.</param>
/// <param name="Further">Marks that did not fit into its first ones.</param>
/// <param name="Parts">What each of them has of the quantities.</param>
internal sealed record SharedService(ServiceFact Whole, ServiceMarks[] Further, SharedPart[] Parts);
