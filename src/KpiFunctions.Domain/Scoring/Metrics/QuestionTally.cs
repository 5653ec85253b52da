using KpiFunctions.Domain.Scoring.Facts;

namespace KpiFunctions.Domain.Scoring.Metrics;

/// <summary>Answers to one question of the survey.</summary>
internal static class QuestionTally
{
    internal static (long Rated, long Sum) Of(ReadOnlySpan<ServiceFact> services, int question, in TallyWindow window)
    {
        var (rated, sum) = (0L, 0L);
        foreach (ref readonly var service in services)
        {
            var rating = window.Holds(service.Completed) ? service.Ratings[question] : 0;
            rated += rating > 0 ? 1 : 0;
            sum += rating;
        }

        return (rated, sum);
    }
}
