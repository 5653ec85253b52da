using KpiFunctions.Domain.Facts;

namespace KpiFunctions.Domain.Metrics;

/// <summary>Everything that metrics are made of, for one entry of <see cref="MonthFacts.Staff"/>.</summary>
internal sealed class StaffTally
{
    private static readonly ComplaintTally NoComplaints = new();
    private static readonly CallbackTally NoCallbacks = new();
    private static readonly Dictionary<string, FigureFact> NoFigures = [];
    private static readonly Dictionary<string, RatingTally> NoRatings = [];

    private readonly MonthFacts _facts;
    private readonly ServiceGroup _services;
    private readonly TallyWindow _window;
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
    private ComplaintTally? _complaints;
    private CallbackTally? _callbacks;
    private Dictionary<string, FigureFact>? _figures;
    private Dictionary<string, RatingTally>? _ratings;

    private StaffTally(MonthFacts facts, int staff, in TallyWindow window)
    {
        _facts = facts;
        _services = facts.Services.Of(staff);
        _window = window;
    }

    internal TimeTally Times => _times ??= TimeTally.Of(_services, _window);

    internal ArrivalTally Arrivals => _arrivals ??= ArrivalTally.Of(_services, _window);

    internal AnswerTally Answers => _answers ??= AnswerTally.Of(_services, question: 0, _window);

    internal InspectionTally Inspections => _inspections ??= InspectionTally.Of(_services, _window);

    internal ReturnTally Returns => _returns ??= ReturnTally.Of(_services, _window);

    internal QuantityTally Amounts => _amounts ??= QuantityTally.Of(_services, _services.Amount, _window);

    internal QuantityTally Points => _points ??= QuantityTally.Of(_services, _services.Points, _window);

    /// <summary>Of services of which both kinds of hours are known, like <see cref="ActualHours"/>.</summary>
    internal QuantityTally StandardHours => _standardHours ??= QuantityTally.Of(_services, _services.StandardHours, _services.ActualHours, _window);

    internal QuantityTally ActualHours => _actualHours ??= QuantityTally.Of(_services, _services.ActualHours, _services.StandardHours, _window);

    internal CustomerTally Customers => _customers ??= CustomerTally.Of(_services, _window);

    internal ComplaintTally Complaints => _complaints ?? NoComplaints;

    internal CallbackTally Callbacks => _callbacks ?? NoCallbacks;

    internal long Returned { get; private set; }

    internal long Referrals { get; private set; }

    internal long Repurchases { get; private set; }

    internal long Praises { get; private set; }

    internal IReadOnlyDictionary<string, FigureFact> Figures => _figures ?? NoFigures;

    internal IReadOnlyDictionary<string, RatingTally> Ratings => _ratings ?? NoRatings;

    /// <summary>Opens a tally of everyone and adds all facts but services; services are counted when a scheme asks for them, and only what it asks for.</summary>
    /// <returns>A tally for each entry of <see cref="MonthFacts.Staff"/>.</returns>
    internal static StaffTally[] Of(MonthFacts facts)
    {
        var window = new TallyWindow(facts);
        var tallies = new StaffTally[facts.Staff.Count];
        for (var i = 0; i < tallies.Length; i++)
        {
            tallies[i] = new StaffTally(facts, i, window);
        }

        Each(facts.Others.Complaints, tallies, (t, c) => (t._complaints ??= new()).AddSubject(c));
        Each(facts.Others.HandledComplaints, tallies, (t, c) => (t._complaints ??= new()).AddHandled(c));
        Each(facts.Others.Callbacks, tallies, (t, c) => (t._callbacks ??= new()).Add(c));
        Each(facts.Others.Returns, tallies, (t, _) => t.Returned++);
        Each(facts.Others.Customers, tallies, (t, c) => t.Add(c));
        Each(facts.Others.Figures, tallies, (t, f) => (t._figures ??= new(StringComparer.Ordinal)).Add(f.Metric, f));
        Each(facts.Others.Ratings, tallies, (t, r) => t.Add(r));
        return tallies;
    }

    /// <summary>Answers to one question, or <see langword="null"/> when no survey of the month asked that.</summary>
    internal AnswerTally? AnswersTo(string name) =>
        _facts.Questions.TryGetValue(name, out var question) ? AnswerTally.Of(_services, question, _window) : null;

    private static void Each<T>(IReadOnlyList<Placed<T>> facts, StaffTally[] tallies, Action<StaffTally, T> add)
    {
        foreach (var placed in facts)
        {
            add(tallies[placed.Staff], placed.Fact);
        }
    }

    private void Add(CustomerFact fact)
    {
        Referrals += fact.Kind == CustomerFactKind.Referral ? 1 : 0;
        Repurchases += fact.Kind == CustomerFactKind.Repurchase ? 1 : 0;
        Praises += fact.Kind == CustomerFactKind.Praise ? 1 : 0;
    }

    private void Add(RatingFact rating)
    {
        _ratings ??= new(StringComparer.Ordinal);
        if (!_ratings.TryGetValue(rating.Topic, out var tally))
        {
            _ratings.Add(rating.Topic, tally = new RatingTally());
        }

        tally.Add(rating);
    }
}
