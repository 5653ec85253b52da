using System.Globalization;
using System.Text;

namespace KpiFunctions.Features.Import;

/// <summary>What a cell says, without what spreadsheets, chats and address books leave around it.</summary>
internal static class CellText
{
    /// <summary>Without blanks and unseen marks at both ends, and out of the formula <c>="…"</c> that keeps digits as text.</summary>
    internal static string Clean(ReadOnlySpan<char> text)
    {
        var trimmed = Trim(text);
        return trimmed.Length > 2 && trimmed.StartsWith("=\"") && trimmed[^1] == '"' && trimmed[2..^1].IndexOf('"') < 0
            ? Trim(trimmed[2..^1]).ToString()
            : trimmed.ToString();
    }

    /// <summary>What names something: without any unseen mark, nor the apostrophe that makes text of digits.</summary>
    internal static string Mark(string text)
    {
        var mark = new StringBuilder(text.Length);
        foreach (var c in text.TrimStart('\'', '\u2019'))
        {
            if (!IsUnseen(c))
            {
                mark.Append(c);
            }
        }

        return mark.ToString().Trim();
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || IsUnseen(c);

    private static bool IsUnseen(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
