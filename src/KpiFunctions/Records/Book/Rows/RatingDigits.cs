namespace KpiFunctions.Records.Book.Rows;

/// <summary>Ratings of 1 to 5 in one column, a digit each: a table has no lists, and nothing else fits the meaning as closely.</summary>
internal static class RatingDigits
{
    internal static string Write(IReadOnlyList<int> ratings) =>
        string.Create(ratings.Count, ratings, static (digits, all) =>
        {
            for (var i = 0; i < digits.Length; i++)
            {
                digits[i] = (char)('0' + all[i]);
            }
        });

    internal static IReadOnlyList<int> Read(string digits)
    {
        var ratings = new int[digits.Length];
        for (var i = 0; i < ratings.Length; i++)
        {
            ratings[i] = digits[i] is >= '1' and <= '5' ? digits[i] - '0' : throw new FormatException($"'{digits}' are no ratings.");
        }

        return ratings;
    }
}
