namespace KpiFunctions.Domain.Scoring.Facts;

/// <summary>The ratings of one answer, three bits a question; 0 where a question has none.</summary>
internal readonly record struct RatingSet(ulong Bits)
{
    /// <summary>The lowest rating of a satisfied customer.</summary>
    internal const int Satisfied = 4;

    private const int BitsPerRating = 3;

    /// <summary>As many questions as fit; the longest survey of the documents has twelve (002).</summary>
    internal const int MaximumQuestions = 64 / BitsPerRating;

    /// <summary>The rating of the service as a whole, 1 to 5, or 0.</summary>
    internal int Overall => (int)(Bits & 7);

    internal int this[int question] => (int)((Bits >> (question * BitsPerRating)) & 7);

    internal static RatingSet From(IReadOnlyList<int> ratings)
    {
        if (ratings.Count > MaximumQuestions)
        {
            throw new ArgumentException($"An answer has at most {MaximumQuestions} ratings; this one has {ratings.Count}.", nameof(ratings));
        }

        var bits = 0UL;
        for (var i = 0; i < ratings.Count; i++)
        {
            if (ratings[i] is < 0 or > 5)
            {
                throw new ArgumentException($"A rating is 1 to 5, or 0 for none; this one is {ratings[i]}.", nameof(ratings));
            }

            bits |= (ulong)ratings[i] << (i * BitsPerRating);
        }

        return new(bits);
    }
}
