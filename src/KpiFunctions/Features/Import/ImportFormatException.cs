namespace KpiFunctions.Features.Import;

/// <summary>The body as a whole cannot be read; the message says what to do. Rows read before it are kept.</summary>
/// <param name="line">Line or position at which reading stopped; 0 when nothing was read.</param>
public sealed class ImportFormatException(int line, string message) : Exception(message)
{
    public int Line { get; } = line;
}
