using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;

namespace KpiFunctions.Domain.Facts.Services;

/// <summary>
/// Gives each name of a question its place among the ratings of a month, whatever questionnaires its surveys were sent with: the same name is the
/// same question.
/// </summary>
internal sealed class QuestionIndex
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal) { [QuestionnaireValidator.Overall] = 0 };

    internal IReadOnlyDictionary<string, int> Places => _places;

    /// <summary>The ratings of a survey, each at the place of its question. A rating of a question that has no name is left out, for no metric could ask for it.</summary>
    internal IReadOnlyList<int> Place(in SurveyResult survey)
    {
        var (ratings, questions) = (survey.Ratings, survey.Questions);
        if (ratings.Count <= 1)
        {
            return ratings;
        }

        var placed = new List<int>(ratings.Count) { ratings[0] };
        for (var i = 1; i < Math.Min(ratings.Count, questions.Count); i++)
        {
            var place = PlaceOf(questions[i]);
            while (placed.Count <= place)
            {
                placed.Add(0);
            }

            placed[place] = ratings[i];
        }

        return placed;
    }

    private int PlaceOf(string name)
    {
        if (!_places.TryGetValue(name, out var place))
        {
            _places.Add(name, place = _places.Count);
        }

        return place;
    }
}
