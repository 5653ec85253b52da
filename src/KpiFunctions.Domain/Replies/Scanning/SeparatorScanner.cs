namespace KpiFunctions.Domain.Replies.Scanning;

/// <summary>Reads a run of punctuation and blanks as one separator.</summary>
internal static class SeparatorScanner
{
    /// <summary>The end of the run at <paramref name="at"/>, and everything that stands in it.</summary>
    public static int End(ReadOnlySpan<char> text, int at, out SeparatorMarks marks)
    {
        marks = SeparatorMarks.None;
        var end = at;
        while (end < text.Length && Marks(text, end) is var found and not SeparatorMarks.None)
        {
            marks |= found;
            end++;
        }

        return end;
    }

    /// <summary>What the character is as punctuation, or none.</summary>
    public static SeparatorMarks Marks(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        ' ' => SeparatorMarks.Space,
        '\n' => SeparatorMarks.Newline,
        ',' or '。' or '!' or ';' or '…' or '(' or '[' or '{' or '【' or '《' or '"' or '|' or '&' => SeparatorMarks.Pause,
        '.' => IsDots(text, at) ? SeparatorMarks.Pause : SeparatorMarks.Dot,
        '、' or '·' or ')' or ']' or '}' or '】' or '》' => SeparatorMarks.Item,
        ':' or '=' => SeparatorMarks.Colon,
        '/' or '\\' => SeparatorMarks.Slash,
        '-' => SeparatorMarks.Dash,
        '~' => SeparatorMarks.Tilde,
        '?' => SeparatorMarks.Question,
        _ => SeparatorMarks.None,
    };

    private static bool IsDots(ReadOnlySpan<char> text, int at) =>
        (at > 0 && text[at - 1] == '.') || (at + 1 < text.Length && text[at + 1] == '.');
}
