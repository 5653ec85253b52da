using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>Everything that the metrics of one entry of <see cref="MonthFacts.Staff"/> are made of, as one kind of <see cref="Measures"/> counts it.</summary>
/// <param name="groups">Services, group by group; no service is in two of them.</param>
/// <param name="others">What counts besides services.</param>
/// <param name="named">Figures and marks of the person.</param>
/// <param name="questions">Place of each question that surveys of the month asked, by its name.</param>
/// <param name="window">Limits of the month.</param>
internal sealed class StaffTally(
    IReadOnlyList<ServiceTally> groups, OtherTally others, NamedFacts named, IReadOnlyDictionary<string, int> questions, TallyWindow window)
{
    private TimeTally? _times;
    private ArrivalTally? _arrivals;
    private AnswerTally? _answers;
    private InspectionTally? _inspections;
    private ReturnTally? _returns;
    private QuantityTally? _amounts;
    private QuantityTally? _points;
    private QuantityTally? _standardHours;
    private QuantityTally? _actualHours;
    private CustomerTally? _customers;

    internal TimeTally Times => _times ??= Sum(g => g.Times, TallySums.Plus, TimeTally.None);

    internal ArrivalTally Arrivals => _arrivals ??= Sum(g => g.Arrivals, TallySums.Plus, ArrivalTally.None);

    internal AnswerTally Answers => _answers ??= AnswersTo(question: 0);

    internal InspectionTally Inspections => _inspections ??= Sum(g => g.Inspections, TallySums.Plus, InspectionTally.None);

    internal ReturnTally Returns => _returns ??= Sum(g => g.Returns, TallySums.Plus, ReturnTally.None);

    internal QuantityTally Amounts => _amounts ??= Sum(g => g.Amounts, TallySums.Plus, QuantityTally.None);

    internal QuantityTally Points => _points ??= Sum(g => g.Points, TallySums.Plus, QuantityTally.None);

    /// <summary>Of services of which both kinds of hours are known, like <see cref="ActualHours"/>.</summary>
    internal QuantityTally StandardHours => _standardHours ??= Sum(g => g.StandardHours, TallySums.Plus, QuantityTally.None);

    internal QuantityTally ActualHours => _actualHours ??= Sum(g => g.ActualHours, TallySums.Plus, QuantityTally.None);

    internal CustomerTally Customers => _customers ??= CustomerTally.Of(groups, window);

    internal ComplaintTally Complaints => others.Complaints;

    internal CallbackTally Callbacks => others.Callbacks;

    internal long Returned => others.Returned;

    internal long Referrals => others.Referrals;

    internal long Repurchases => others.Repurchases;

    internal long Praises => others.Praises;

    /// <summary>Always the person's own.</summary>
    internal IReadOnlyDictionary<string, FigureFact> Figures => named.Figures;

    /// <summary>Always the person's own.</summary>
    internal IReadOnlyDictionary<string, RatingTally> Ratings => named.Ratings;

    /// <summary>Raters of a sheet of whom a mark is missing; none where the metric is of no sheet.</summary>
    internal IReadOnlyList<SheetRater> MissingRatersOf(string metric) =>
        metric.StartsWith(MetricName.RatingPrefix, StringComparison.Ordinal) ? named.MissingOf(metric[MetricName.RatingPrefix.Length..]) : [];

    /// <summary>Whether anything was counted of a kind of records that a metric is made of.</summary>
    internal bool Has(EvidenceSources sources, string metric) =>
        (sources.HasFlag(EvidenceSources.Services) && groups.Count > 0)
        || (sources.HasFlag(EvidenceSources.Complaints) && Complaints.About > 0)
        || (sources.HasFlag(EvidenceSources.Faults) && Complaints.OwnFault > 0)
        || (sources.HasFlag(EvidenceSources.HandledComplaints) && Complaints.Handled > 0)
        || (sources.HasFlag(EvidenceSources.Returns) && Returned > 0)
        || (sources.HasFlag(EvidenceSources.Callbacks) && Callbacks.Due + Callbacks.OfOthers > 0)
        || (sources.HasFlag(EvidenceSources.Customers) && Referrals + Repurchases + Praises > 0)
        || (sources.HasFlag(EvidenceSources.Figures) && Figures.ContainsKey(metric))
        || (sources.HasFlag(EvidenceSources.Ratings) && Ratings.Keys.Any(topic => MetricName.RatingPrefix + topic == metric));

    /// <summary>Answers to one question, or <see langword="null"/> when no survey of the month asked that.</summary>
    internal AnswerTally? AnswersTo(string name) => questions.TryGetValue(name, out var question) ? AnswersTo(question) : null;

    private AnswerTally AnswersTo(int question) => Sum(g => g.AnswersTo(question), TallySums.Plus, AnswerTally.None);

    private T Sum<T>(Func<ServiceTally, T> of, Func<T, T, T> plus, T none)
    {
        if (groups.Count == 0)
        {
            return none;
        }

        var sum = of(groups[0]);
        for (var i = 1; i < groups.Count; i++)
        {
            sum = plus(sum, of(groups[i]));
        }

        return sum;
    }
}
