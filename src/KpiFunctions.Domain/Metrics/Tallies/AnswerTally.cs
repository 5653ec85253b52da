using System.Numerics;
using KpiFunctions.Domain.Facts.Services;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>What customers said of services completed in the month, by one question of the survey.</summary>
/// <param name="Texted">Customers texted.</param>
/// <param name="Rated">Answers with a rating.</param>
/// <param name="Satisfied">Ratings of 4 or 5.</param>
/// <param name="RatingSum">Sum of the ratings.</param>
internal readonly record struct AnswerTally(long Texted, long Rated, long Satisfied, long RatingSum)
{
    internal static AnswerTally None { get; } = new(0, 0, 0, 0);

    /// <param name="question">Place of the question; the first one asks for the service as a whole.</param>
    internal static AnswerTally Of(in ServiceGroup services, int question, in TallyWindow window)
    {
        LaneCount texted = default, rated = default, satisfied = default;
        var sum = Vector<long>.Zero;
        var completions = services.Completed;
        var marks = services.MarksWith(question);
        for (var i = 0; i < completions.Length; i++)
        {
            var counted = marks[i] & window.Holds(completions[i]);
            var rating = ServiceMarks.RatingsIn(counted, question);
            texted.Add(ServiceMarks.Have(counted, ServiceMarks.Texted));
            rated.Add(Vector.GreaterThan(rating, Vector<long>.Zero));
            satisfied.Add(Vector.GreaterThanOrEqual(rating, new Vector<long>(ServiceMarks.Satisfied)));
            sum += rating;
        }

        return new(texted.Total, rated.Total, satisfied.Total, Vector.Sum(sum));
    }
}
