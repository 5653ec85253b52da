using System.Runtime.InteropServices;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Surveys.Statistics;

/// <summary>Counts the surveys of one store-month, in any order.</summary>
/// <param name="now">When they are looked at.</param>
/// <param name="close">When the month closes; answers from then on do not count.</param>
public sealed class SurveyStatisticsBuilder(Instant now, Instant close)
{
    private readonly SortedDictionary<SurveyStanding, int> _standings = new(Enum.GetValues<SurveyStanding>().ToDictionary(s => s, _ => 0));
    private readonly SortedDictionary<ExclusionReason, int> _exclusions = [];
    private readonly SortedDictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly Dictionary<StaffId, ResponseCount> _staff = [];
    private readonly List<Duration> _answerTimes = [];
    private ResponseCount _store;
    private int _delivered;
    private int _reminded;
    private int _segments;
    private decimal _cost;

    /// <param name="answers">All answers to this survey, the late ones too.</param>
    public void Add(WorkOrder order, Survey survey, IReadOnlyCollection<SurveyAnswer> answers)
    {
        // One that was cancelled or opened again when its text had left counts with those that were never texted, as it does in scores; the text is paid
        // all the same.
        var outcome = order.CancelledAt is not null ? new SurveyOutcome(SurveyStanding.Excluded, ExclusionReason.CancelledOrder)
            : !order.IsDone ? new SurveyOutcome(SurveyStanding.NotDue)
            : SurveyOutcome.At(now, close, survey, answers);
        _standings[outcome.Standing]++;
        Count(_exclusions, outcome.Exclusion);
        Count(_failures, outcome.Failure);
        _delivered += survey.State == SurveyState.Delivered ? 1 : 0;
        _reminded += survey.RemindedAt is null ? 0 : 1;
        _segments += survey.Segments ?? 0;
        _cost += survey.Cost ?? 0;

        var texted = order.IsDone && SurveyResult.At(close, survey, answers).SentAt is not null;
        var answered = outcome.Standing == SurveyStanding.Answered;
        _store = _store.Add(texted, answered);
        foreach (var person in order.People.As(OrderPart.Technician))
        {
            ref var staff = ref CollectionsMarshal.GetValueRefOrAddDefault(_staff, person, out _);
            staff = staff.Add(texted, answered);
        }

        if (answered && FirstRatedAt(survey, answers) is { } ratedAt)
        {
            _answerTimes.Add(ratedAt - survey.SentAt!.Value);
        }
    }

    public SurveyStatistics Build() => new(
        _standings,
        _exclusions,
        _failures,
        _delivered,
        _reminded,
        Median(),
        _segments,
        _cost,
        _store,
        [.. _staff.OrderBy(s => s.Key.Value, StringComparer.Ordinal).Select(s => new StaffResponse(s.Key, s.Value))]);

    private Instant? FirstRatedAt(Survey survey, IEnumerable<SurveyAnswer> answers) => answers
        .Where(a => a.Source != AnswerSource.Phone && a.Counted.Count > 0 && survey.IsInTime(a, close))
        .Select(a => (Instant?)a.ReceivedAt)
        .Min();

    private Duration? Median()
    {
        _answerTimes.Sort();
        var middle = _answerTimes.Count / 2;
        return _answerTimes.Count == 0 ? null
            : _answerTimes.Count % 2 == 1 ? _answerTimes[middle]
            : (_answerTimes[middle - 1] + _answerTimes[middle]) / 2;
    }

    private static void Count<T>(SortedDictionary<T, int> counts, T? key)
        where T : struct
    {
        if (key is { } value)
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }
    }

    private static void Count(SortedDictionary<string, int> counts, string? key)
    {
        if (key is not null)
        {
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }
}
