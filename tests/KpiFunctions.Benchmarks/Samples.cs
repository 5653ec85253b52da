namespace KpiFunctions.Benchmarks;

/// <summary>Timings of one contender.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    internal double Median
    {
        get
        {
            var sorted = _values.Order().ToArray();
            return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
        }
    }

    internal double Least => _values.Min();

    internal double Most => _values.Max();

    internal void Add(double value) => _values.Add(value);
}
