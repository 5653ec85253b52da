using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Features.Schemes;

/// <summary>What came of reading a scheme: the scheme, or everything that is wrong with it.</summary>
/// <param name="Scheme">The scheme; <see langword="null"/> when there are problems.</param>
/// <param name="Problems">All problems at once; empty when the scheme is sound.</param>
public sealed record SchemeReading(Scheme? Scheme, IReadOnlyList<SchemeProblem> Problems);
