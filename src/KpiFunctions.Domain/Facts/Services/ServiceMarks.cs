using System.Numerics;
using KpiFunctions.Domain.Surveys;

namespace KpiFunctions.Domain.Facts.Services;

/// <summary>
/// What was said of one service, in one number: the ratings of the answer, three bits a question and 0 where there is none,
/// and above them whether the order can be recognised when it comes back, whether the sample left its customer out, whether the customer was texted,
/// whether there was an inspection, and whether it was passed. A month in which more questions were
/// asked than fit takes further such numbers for the rest of them.
/// </summary>
internal readonly record struct ServiceMarks(long Bits)
{
    /// <summary>The lowest rating of a satisfied customer.</summary>
    internal const int Satisfied = 4;

    /// <summary>As many questions as fit into one number; the longest survey of the documents has twelve (002).</summary>
    internal const int QuestionsPerNumber = 19;

    internal const long Traceable = 1L << 58;
    internal const long NotSampled = 1L << 59;
    internal const long Texted = 1L << 60;
    internal const long Inspected = 1L << 61;
    internal const long Passed = 1L << 62;

    private const int BitsPerRating = 3;
    private const long RatingBits = 7;

    /// <summary>The rating of the service as a whole, 1 to 5, or 0.</summary>
    internal int Overall => (int)(Bits & RatingBits);

    internal bool IsSampled => (Bits & NotSampled) == 0;

    internal ServiceMarks WithoutRatings => new(Bits & (Traceable | NotSampled | Texted | Inspected | Passed));

    /// <summary>The ratings of one question in those marks of several services that hold it.</summary>
    internal static Vector<long> RatingsIn(Vector<long> marks, int question) =>
        Vector.ShiftRightLogical(marks, question % QuestionsPerNumber * BitsPerRating) & new Vector<long>(RatingBits);

    /// <summary>All bits set in the lane of each service that has the mark, none in the others.</summary>
    internal static Vector<long> Have(Vector<long> marks, long mark) => Vector.Equals(marks & new Vector<long>(mark), new Vector<long>(mark));

    /// <param name="ratings">Ratings by the place of their questions.</param>
    /// <param name="number">Which of the service's marks these are: 0 for the first questions, 1 for those after them, and so on.</param>
    /// <param name="record">What else there is to say of the service.</param>
    /// <param name="isTraceable">Whether a later order could be recognised as its return.</param>
    internal static ServiceMarks From(IReadOnlyList<int> ratings, int number, ServiceRecord record, bool isTraceable)
    {
        var bits = (isTraceable ? Traceable : 0)
            | (record.Survey.Exclusion == ExclusionReason.NotSampled ? NotSampled : 0)
            | (record.Result.SentAt is null ? 0 : Texted)
            | record.Order.InspectionPassed switch { true => Inspected | Passed, false => Inspected, null => 0 };
        var first = number * QuestionsPerNumber;
        for (var i = first; i < Math.Min(ratings.Count, first + QuestionsPerNumber); i++)
        {
            if (ratings[i] is < 0 or > 5)
            {
                throw new ArgumentException($"A rating is 1 to 5, or 0 for none; this one is {ratings[i]}.", nameof(ratings));
            }

            bits |= (long)ratings[i] << ((i - first) * BitsPerRating);
        }

        return new(bits);
    }
}
