namespace KpiFunctions.Benchmarks.Scoring;

/// <summary>What must be equal everywhere: staff, place, total, points of seven lines and two adjustments; points in hundredths.</summary>
internal sealed record StaffResult(IReadOnlyList<int> Numbers)
{
    internal const int Columns = 12;

    public bool Equals(StaffResult? other) => other is not null && Numbers.SequenceEqual(other.Numbers);

    public override int GetHashCode() => Numbers.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join(' ', Numbers);
}
