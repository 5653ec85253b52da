using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>A close that failed; its month is open again.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">What to mend, in words.</param>
public sealed record CloseFailure(Instant At, string Reason);
