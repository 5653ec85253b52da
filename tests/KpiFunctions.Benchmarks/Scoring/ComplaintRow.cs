namespace KpiFunctions.Benchmarks.Scoring;

/// <summary>One complaint, as engine and databases are given it; times are seconds since 1970.</summary>
internal readonly record struct ComplaintRow(int Staff, int Received, int? Resolved, bool IsSatisfied, bool IsOwnFault);
