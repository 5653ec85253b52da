using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>Facts besides services by the segments of those who have a part in them. One that has several people counts once for those of them who are counted together.</summary>
internal sealed class PlacedFacts(MonthFacts facts, OrderPart part)
{
    private readonly Kind<ComplaintFact> _complaints = new(facts.Others.Complaints[(int)part]);
    private readonly Kind<ComplaintFact> _handled = new(facts.Others.HandledComplaints[(int)part]);
    private readonly Kind<ReturnFact> _returns = new(facts.Others.Returns[(int)part]);
    private readonly Kind<CallbackFact> _callbacks = new(facts.Others.Callbacks);
    private readonly Kind<CustomerFact> _customers = new(facts.Others.Customers);

    internal void AddTo(OtherTally tally, IReadOnlyList<int> segments)
    {
        foreach (var complaint in _complaints.Of(segments))
        {
            tally.Complaints.AddSubject(complaint);
        }

        foreach (var complaint in _handled.Of(segments))
        {
            tally.Complaints.AddHandled(complaint);
        }

        foreach (var callback in _callbacks.Of(segments))
        {
            tally.Callbacks.Add(callback);
        }

        foreach (var fact in _customers.Of(segments))
        {
            tally.Add(fact);
        }

        tally.Returned = _returns.Of(segments).Count();
    }

    private sealed class Kind<T>(IReadOnlyList<Placed<T>> placed)
        where T : class
    {
        private readonly ILookup<int, T> _bySegment = placed.ToLookup(p => p.Index, p => p.Fact);

        /// <summary>Whether a fact has several people; they are placed one behind the other.</summary>
        private readonly bool _isShared = placed.Zip(placed.Skip(1)).Any(p => ReferenceEquals(p.First.Fact, p.Second.Fact));

        internal IEnumerable<T> Of(IReadOnlyList<int> segments)
        {
            if (segments.Count == 1)
            {
                return _bySegment[segments[0]];
            }

            var all = segments.SelectMany(s => _bySegment[s]);
            return _isShared ? all.Distinct<T>(ReferenceEqualityComparer.Instance) : all;
        }
    }
}
