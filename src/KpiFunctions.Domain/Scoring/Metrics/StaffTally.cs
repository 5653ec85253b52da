using KpiFunctions.Domain.Scoring.Facts;

namespace KpiFunctions.Domain.Scoring.Metrics;

/// <summary>Everything that metrics are made of, for one entry of <see cref="MonthFacts.Staff"/>.</summary>
internal sealed class StaffTally
{
    /// <summary>A field: a property would copy the counters at every look.</summary>
    internal readonly ServiceTally Services;

    private static readonly ComplaintTally NoComplaints = new();
    private static readonly CallbackTally NoCallbacks = new();
    private static readonly Dictionary<string, FigureFact> NoFigures = [];
    private static readonly Dictionary<string, RatingTally> NoRatings = [];

    private readonly MonthFacts _facts;
    private readonly int _staff;
    private CustomerTally? _customers;
    private ComplaintTally? _complaints;
    private CallbackTally? _callbacks;
    private Dictionary<string, FigureFact>? _figures;
    private Dictionary<string, RatingTally>? _ratings;

    private StaffTally(MonthFacts facts, int staff, in TallyWindow window)
    {
        _facts = facts;
        _staff = staff;
        Services = ServiceTally.Of(facts.ServicesOf(staff), window);
    }

    internal ComplaintTally Complaints => _complaints ?? NoComplaints;

    internal CallbackTally Callbacks => _callbacks ?? NoCallbacks;

    internal long Returned { get; private set; }

    internal long Referrals { get; private set; }

    internal long Repurchases { get; private set; }

    internal long Praises { get; private set; }

    internal IReadOnlyDictionary<string, FigureFact> Figures => _figures ?? NoFigures;

    internal IReadOnlyDictionary<string, RatingTally> Ratings => _ratings ?? NoRatings;

    /// <summary>Counted when a scheme asks for it: it needs a look at every customer.</summary>
    internal CustomerTally Customers => _customers ??= CustomerTally.Of(_facts.ServicesOf(_staff), new TallyWindow(_facts));

    /// <summary>One pass over the facts of a month.</summary>
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

    /// <summary>Answers to one question of the survey: how many, and their sum.</summary>
    internal (long Rated, long Sum) FactorOf(string name)
    {
        var questions = _facts.Settings.Questions;
        var question = questions.TakeWhile(q => q != name).Count();
        return question == questions.Count ? default : QuestionTally.Of(_facts.ServicesOf(_staff), question, new TallyWindow(_facts));
    }

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
