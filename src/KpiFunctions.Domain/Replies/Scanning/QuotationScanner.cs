namespace KpiFunctions.Domain.Replies.Scanning;

/// <summary>
/// Finds what the customer did not write himself: a line behind "&gt;", and a long quotation beside words of his own. A short one may
/// be his answer ("“5”"), and so may one that is the whole message.
/// </summary>
internal static class QuotationScanner
{
    /// <summary>No answer that somebody puts into quotation marks is as long as this.</summary>
    private const int LongQuotation = 12;

    /// <summary>The end of the quotation at <paramref name="at"/>, or <paramref name="at"/> when there is none.</summary>
    /// <param name="text">The normalised message.</param>
    /// <param name="at">Where to look.</param>
    /// <param name="closed">Up to where all quotation marks are known, so that none opens after it has closed and none is looked for twice.</param>
    public static int End(ReadOnlySpan<char> text, int at, ref int closed)
    {
        if (text[at] == '>' && (at == 0 || text[at - 1] == '\n'))
        {
            var line = text[at..].IndexOf('\n');
            return line < 0 ? text.Length : at + line;
        }

        if (text[at] != '"' || at <= closed)
        {
            return at;
        }

        var length = text[(at + 1)..].IndexOf('"');
        var end = at + length + 2;
        closed = length < 0 ? text.Length : end - 1;
        return length >= LongQuotation && (at > 0 || end < text.Length) ? end : at;
    }
}
