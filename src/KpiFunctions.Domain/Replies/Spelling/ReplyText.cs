using System.Buffers;

namespace KpiFunctions.Domain.Replies.Spelling;

/// <summary>Brings a message into the one spelling that the vocabulary and the scanner know.</summary>
public static class ReplyText
{
    /// <summary>
    /// Folds width, case, digits of any shape, blanks, dashes and quotes; drops what is invisible; joins "don't" to "dont";
    /// trims. Applying it twice changes nothing more.
    /// </summary>
    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        var origins = ArrayPool<int>.Shared.Rent(text.Length);
        try
        {
            return new string(characters, 0, Normalise(text, characters, origins));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
            ArrayPool<int>.Shared.Return(origins);
        }
    }

    /// <summary>Writes the normalised text and, for each of its characters, where in <paramref name="text"/> it came from.</summary>
    /// <returns>The length written, at most that of <paramref name="text"/>.</returns>
    internal static int Normalise(ReadOnlySpan<char> text, Span<char> characters, Span<int> origins)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= '\u4e00' and <= '\u9fff')
            {
                // Most characters of most messages; none of the rules below concerns them.
                characters[length] = c;
                origins[length++] = i;
                continue;
            }

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                var codePoint = char.ConvertToUtf32(c, text[i + 1]);
                if (ReplyCharacters.FoldDigit(codePoint) is { } digit)
                {
                    Write(digit, i, characters, origins, ref length);
                }
                else if (!ReplyCharacters.IsModifier(codePoint))
                {
                    Write(c, i, characters, origins, ref length);
                    Write(text[i + 1], i + 1, characters, origins, ref length);
                }

                i++;
                continue;
            }

            c = ReplyCharacters.Fold(c);
            if (c != ReplyCharacters.Dropped)
            {
                Write(c, i, characters, origins, ref length);
            }
        }

        while (length > 0 && IsBlank(characters[length - 1]))
        {
            length--;
        }

        return length;
    }

    private static void Write(char c, int origin, Span<char> characters, Span<int> origins, ref int length)
    {
        var previous = length > 0 ? characters[length - 1] : '\n';
        if (IsBlank(c) && IsBlank(previous))
        {
            // A run of blanks is one blank, and a line break if there was one among them.
            if (c == '\n' && length > 0)
            {
                characters[length - 1] = '\n';
            }

            return;
        }

        if (previous == '\'' && length > 1 && char.IsAsciiLetterLower(c) && char.IsAsciiLetterLower(characters[length - 2]))
        {
            length--;
        }

        characters[length] = c;
        origins[length] = origin;
        length++;
    }

    private static bool IsBlank(char c) => c is ' ' or '\n';
}
