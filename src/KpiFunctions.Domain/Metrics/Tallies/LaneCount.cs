using System.Numerics;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>Counts in each lane of a vector how often a condition held: such a lane has all bits set, which is the number -1.</summary>
internal struct LaneCount
{
    private Vector<long> _lanes;

    internal readonly long Total => Vector.Sum(_lanes);

    internal void Add(Vector<long> condition) => _lanes -= condition;
}
