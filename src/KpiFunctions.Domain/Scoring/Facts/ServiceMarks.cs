using System.Numerics;

namespace KpiFunctions.Domain.Scoring.Facts;

/// <summary>
/// What was said of one service, in one number: the ratings of the answer, three bits a question and 0 where there is none,
/// and above them whether the customer was texted, whether there was an inspection, and whether it was passed.
/// </summary>
internal readonly record struct ServiceMarks(long Bits)
{
    /// <summary>The lowest rating of a satisfied customer.</summary>
    internal const int Satisfied = 4;

    /// <summary>As many questions as fit; the longest survey of the documents has twelve (002).</summary>
    internal const int MaximumQuestions = 20;

    internal const long Texted = 1L << 60;
    internal const long Inspected = 1L << 61;
    internal const long Passed = 1L << 62;

    private const int BitsPerRating = 3;
    private const long RatingBits = 7;

    /// <summary>The rating of the service as a whole, 1 to 5, or 0.</summary>
    internal int Overall => (int)(Bits & RatingBits);

    /// <summary>The ratings of one question in the marks of several services.</summary>
    internal static Vector<long> RatingsIn(Vector<long> marks, int question) =>
        Vector.ShiftRightLogical(marks, question * BitsPerRating) & new Vector<long>(RatingBits);

    /// <summary>All bits set in the lane of each service that has the mark, none in the others.</summary>
    internal static Vector<long> Have(Vector<long> marks, long mark) => Vector.Equals(marks & new Vector<long>(mark), new Vector<long>(mark));

    internal static ServiceMarks From(IReadOnlyList<int> ratings, bool wasTexted, bool? inspectionPassed)
    {
        if (ratings.Count > MaximumQuestions)
        {
            throw new ArgumentException($"An answer has at most {MaximumQuestions} ratings; this one has {ratings.Count}.", nameof(ratings));
        }

        var bits = (wasTexted ? Texted : 0) | inspectionPassed switch { true => Inspected | Passed, false => Inspected, null => 0 };
        for (var i = 0; i < ratings.Count; i++)
        {
            if (ratings[i] is < 0 or > 5)
            {
                throw new ArgumentException($"A rating is 1 to 5, or 0 for none; this one is {ratings[i]}.", nameof(ratings));
            }

            bits |= (long)ratings[i] << (i * BitsPerRating);
        }

        return new(bits);
    }
}
