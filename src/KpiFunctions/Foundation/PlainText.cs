using System.Globalization;

namespace KpiFunctions.Foundation;

/// <summary>What a text from outside may hold so that every store, queue and file takes it.</summary>
public static class PlainText
{
    /// <summary>Characters (UTF-16 units) of one text: an eighth of what a column takes, so that a row takes many of them.</summary>
    public const int MostCharacters = 4_000;

    /// <summary>What is wrong with a text, and what to do; <see langword="null"/> when it can be kept.</summary>
    public static string? ProblemOf(ReadOnlySpan<char> text)
    {
        if (text.Length > MostCharacters)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The text has {text.Length} characters; at most {MostCharacters} are kept. Shorten it.");
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r'))
            {
                return string.Create(CultureInfo.InvariantCulture, $"The text holds the control character U+{(int)text[i]:X4}; leave it out.");
            }

            if (char.IsSurrogate(text[i]) && !IsPair(text, i++))
            {
                return "The text holds half of a character; cut texts between characters.";
            }
        }

        return null;
    }

    /// <summary>Whether a text can name something: one line with something on it, of at most <paramref name="most"/> characters.</summary>
    public static bool IsName(string text, int most) => text.Length <= most && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

    /// <summary>How many characters a text of at most <paramref name="most"/> may take from a place on without cutting one of two units in half.</summary>
    /// <param name="most">1 or more; with 1 a character of two units fits nowhere.</param>
    public static int LengthWithin(string text, int most, int from = 0) =>
        text.Length - from <= most ? text.Length - from : char.IsHighSurrogate(text[from + most - 1]) ? most - 1 : most;

    private static bool IsPair(ReadOnlySpan<char> text, int first) => first + 1 < text.Length && char.IsSurrogatePair(text[first], text[first + 1]);
}
