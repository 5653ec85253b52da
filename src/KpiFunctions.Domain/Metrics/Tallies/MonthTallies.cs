using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Facts.Services;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>
/// The tallies of a month. Services are counted once for each segment and added up for persons, teams and the store; what several people did together is
/// counted once for each of these, with the parts of those of them who belong to it.
/// </summary>
internal sealed class MonthTallies
{
    private static readonly int Parts = Enum.GetValues<OrderPart>().Length;
    private static readonly int Kinds = Parts * Enum.GetValues<Measured>().Length;

    private static readonly Dictionary<string, FigureFact> NoFigures = [];
    private static readonly Dictionary<string, RatingTally> NoRatings = [];

    private readonly MonthFacts _facts;
    private readonly TallyWindow _window;
    private readonly ServiceTally?[][] _services;
    private readonly List<int>[] _segments;
    private readonly Dictionary<StaffId, List<int>> _led = [];
    private readonly StaffTally?[] _tallies;
    private readonly PlacedFacts?[] _placed = new PlacedFacts?[Parts];
    private readonly Dictionary<string, FigureFact>?[] _figures;
    private readonly Dictionary<string, RatingTally>?[] _ratings;

    internal MonthTallies(MonthFacts facts)
    {
        _facts = facts;
        _window = new TallyWindow(facts);
        _tallies = new StaffTally?[facts.Staff.Count * Kinds];
        _services = [.. facts.Services.Select(s => new ServiceTally?[s is null ? 0 : facts.Segments.Count])];
        _segments = [.. facts.Staff.Select(_ => new List<int>(1))];
        _figures = new Dictionary<string, FigureFact>?[facts.Staff.Count];
        _ratings = new Dictionary<string, RatingTally>?[facts.Staff.Count];
        for (var i = 0; i < facts.Segments.Count; i++)
        {
            _segments[facts.Segments[i].Staff].Add(i);
            if (facts.Segments[i].ManagerId is { } manager)
            {
                (_led.TryGetValue(manager, out var led) ? led : _led[manager] = []).Add(i);
            }
        }

        foreach (var figure in facts.Others.Figures)
        {
            (_figures[figure.Index] ??= new(StringComparer.Ordinal)).Add(figure.Fact.Metric, figure.Fact);
        }

        foreach (var rating in facts.Others.Ratings)
        {
            RatingsOf(rating.Index, rating.Fact.Topic).Add(rating.Fact);
        }

        foreach (var mark in facts.Others.CustomerMarks)
        {
            RatingsOf(mark.Index, mark.Fact.Topic).Add(mark.Fact);
        }
    }

    /// <summary>By which clock complaints took their time.</summary>
    internal ComplaintClock ComplaintClock => _facts.ComplaintClock;

    /// <summary>The tally of one entry of <see cref="MonthFacts.Staff"/>.</summary>
    internal StaffTally Of(int staff, Measures measures) =>
        _tallies[(staff * Kinds) + ((int)measures.Of * Parts) + (int)measures.Part] ??= Make(staff, measures);

    private RatingTally RatingsOf(int staff, string topic)
    {
        var ratings = _ratings[staff] ??= new(StringComparer.Ordinal);
        return ratings.TryGetValue(topic, out var tally) ? tally : ratings[topic] = new();
    }

    private StaffTally Make(int staff, Measures measures)
    {
        var days = _facts.Staff[staff].Days;
        IReadOnlyList<int> segments = SegmentsOf(staff, measures.Of);
        var placed = _placed[(int)measures.Part] ??= new PlacedFacts(_facts, measures.Part);
        var named = new NamedFacts(_figures[staff] ?? NoFigures, _ratings[staff] ?? NoRatings, _facts.Settings.Sheets);
        var others = measures.Of == Measured.Store ? placed.OfStore(segments, slice => IsIn(slice, days)) : placed.Of(segments);
        return new StaffTally(ServicesOf(segments, measures.Part), others, named, _facts.Questions, _window);
    }

    /// <summary>The segments whose facts count for somebody.</summary>
    private List<int> SegmentsOf(int staff, Measured of)
    {
        var (person, days) = _facts.Staff[staff];
        return of switch
        {
            Measured.Person => _segments[staff],
            Measured.Team => [.. _segments[staff].Union((_led.GetValueOrDefault(person) ?? []).Where(IsInRole))],
            Measured.Store => [.. Enumerable.Range(0, _facts.Segments.Count).Where(IsInRole)],
            _ => throw new ArgumentOutOfRangeException(nameof(of), of, "A circle that nobody has."),
        };

        bool IsInRole(int segment) => IsIn(_facts.Segments[segment].Slice, days);
    }

    private bool IsIn(int slice, DateInterval? days) => days is null || _facts.Slices.IsIn(slice, days);

    private List<ServiceTally> ServicesOf(IReadOnlyList<int> segments, OrderPart part)
    {
        var groups = new List<ServiceTally>(segments.Count);
        if (_facts.Services[(int)part] is { } columns)
        {
            var tallies = _services[(int)part];
            foreach (var segment in segments)
            {
                if (columns.CountOf(segment) > 0)
                {
                    groups.Add(tallies[segment] ??= new ServiceTally(columns, segment, _window));
                }
            }
        }

        if (part == OrderPart.Technician && _facts.Shared.Length > 0 && SharedOf([.. segments]) is { IsEmpty: false } shared)
        {
            groups.Add(new ServiceTally(shared.Build(groups: 1), 0, _window));
        }

        return groups;
    }

    /// <summary>What several did together, once for all of them who belong to the segments.</summary>
    private ServiceList SharedOf(HashSet<int> segments)
    {
        var list = new ServiceList();
        foreach (var service in _facts.Shared)
        {
            var parts = service.Parts.Where(p => segments.Contains(p.Segment)).ToList();
            if (parts.Count > 0)
            {
                var part = parts.Aggregate((one, other) => one.Plus(other));
                list.Add(
                    service.Whole with { Staff = 0, StandardHours = part.StandardHours, ActualHours = part.ActualHours, Points = part.Points, Amount = part.Amount },
                    service.Further);
            }
        }

        return list;
    }
}
