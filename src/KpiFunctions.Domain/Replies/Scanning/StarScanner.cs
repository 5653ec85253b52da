namespace KpiFunctions.Domain.Replies.Scanning;

/// <summary>Reads a row of stars: ★★★★☆, ⭐⭐⭐.</summary>
internal static class StarScanner
{
    /// <summary>The end of the row at <paramref name="at"/>, or <paramref name="at"/> when there is none.</summary>
    /// <param name="text">The normalised message.</param>
    /// <param name="at">Where to look.</param>
    /// <param name="rating">
    /// The filled stars; out of scale when there are more than five stars, or only hollow ones, which may mean five or none.
    /// </param>
    public static int End(ReadOnlySpan<char> text, int at, out int rating)
    {
        var (filled, hollow) = (0, 0);
        var end = at;
        while (end < text.Length)
        {
            if (text[end] is '\u2605' or '\u2b50')
            {
                (filled, end) = (filled + 1, end + 1);
            }
            else if (text[end] == '\u2606')
            {
                (hollow, end) = (hollow + 1, end + 1);
            }
            else if (text[end] == '\ud83c' && end + 1 < text.Length && text[end + 1] == '\udf1f')
            {
                // 🌟
                (filled, end) = (filled + 1, end + 2);
            }
            else
            {
                break;
            }
        }

        rating = filled + hollow <= ReplyQuestions.MaxRating ? filled : filled + hollow;
        return end;
    }
}
