using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>
/// Facts besides services by the segments of those who have a part in them, counted once for each segment. Where a fact has several people, segments cannot
/// simply be added up: it counts once for those of them who are counted together.
/// </summary>
internal sealed class PlacedFacts
{
    private static readonly OtherTally Nothing = new();

    private readonly OtherTally?[] _bySegment;
    private readonly bool _isShared;
    private readonly OtherFacts _others;
    private readonly int _part;

    internal PlacedFacts(MonthFacts facts, OrderPart part)
    {
        (_others, _part) = (facts.Others, (int)part);
        _bySegment = new OtherTally?[facts.Segments.Count];
        _isShared = IsShared(_others.Complaints[_part]) || IsShared(_others.HandledComplaints[_part]) || IsShared(_others.Faults) || IsShared(_others.Returns[_part]);
        Count(segment => _bySegment[segment] ??= new OtherTally());
    }

    /// <summary>What counts for the people of some segments together.</summary>
    internal OtherTally Of(IReadOnlyList<int> segments)
    {
        if (segments.Count == 1)
        {
            return _bySegment[segments[0]] ?? Nothing;
        }

        var tally = new OtherTally();
        if (_isShared)
        {
            var counted = segments.ToHashSet();
            Count(segment => counted.Contains(segment) ? tally : null, isTogether: true);
            return tally;
        }

        foreach (var segment in segments)
        {
            if (_bySegment[segment] is { } one)
            {
                tally.Add(one);
            }
        }

        return tally;
    }

    /// <summary>What counts for the store in some slices of the month: all of the people of the segments, and what is about nobody in particular.</summary>
    internal OtherTally OfStore(IReadOnlyList<int> segments, Func<int, bool> isIn)
    {
        var people = Of(segments);
        var ofNobody = _others.ComplaintsOfStore.Where(c => isIn(c.Index)).Select(c => c.Fact).ToList();
        if (ofNobody.Count == 0)
        {
            return people;
        }

        var tally = new OtherTally();
        tally.Add(people);
        foreach (var handled in ofNobody)
        {
            tally.Complaints.AddOfStore(handled);
        }

        return tally;
    }

    /// <summary>Places of one fact stand one behind the other.</summary>
    private static bool IsShared<T>(IReadOnlyList<Placed<T>> placed)
        where T : class
    {
        for (var i = 1; i < placed.Count; i++)
        {
            if (ReferenceEquals(placed[i].Fact, placed[i - 1].Fact))
            {
                return true;
            }
        }

        return false;
    }

    private static void Each<T>(IReadOnlyList<Placed<T>> facts, Func<int, OtherTally?> tallyOf, Action<OtherTally, T> add, bool isTogether)
        where T : class
    {
        T? last = null;
        foreach (var (segment, fact) in facts)
        {
            if (tallyOf(segment) is { } tally && !(isTogether && ReferenceEquals(fact, last)))
            {
                add(tally, fact);
                last = fact;
            }
        }
    }

    /// <param name="tallyOf">Where the facts of a segment are counted, if anywhere.</param>
    /// <param name="isTogether">Whether all are counted in one place, so that a fact of several people counts there once.</param>
    private void Count(Func<int, OtherTally?> tallyOf, bool isTogether = false)
    {
        Each(_others.Complaints[_part], tallyOf, (t, c) => t.Complaints.AddSubject(c), isTogether);
        Each(_others.Faults, tallyOf, (t, c) => t.Complaints.AddFault(c), isTogether);
        Each(_others.HandledComplaints[_part], tallyOf, (t, c) => t.Complaints.AddHandled(c), isTogether);
        Each(_others.Returns[_part], tallyOf, (t, _) => t.AddReturn(), isTogether);
        Each(_others.Callbacks, tallyOf, (t, c) => t.Callbacks.Add(c), isTogether);
        Each(_others.Customers, tallyOf, (t, c) => t.Add(c), isTogether);
    }
}
