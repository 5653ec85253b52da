namespace KpiFunctions.Domain.Metrics;

/// <summary>
/// The 95% interval of Wilson for a rate: where the true rate may lie, given so many cases.
/// Computed in double, whose root is the same on every machine, and shown with three decimals.
/// </summary>
public readonly record struct WilsonInterval
{
    /// <summary>The 97.5% point of the normal distribution.</summary>
    private const double Z = 1.959963984540054;

    private readonly double _low;
    private readonly double _high;

    private WilsonInterval(double low, double high) => (_low, _high) = (low, high);

    /// <summary>Lower end, 0 to 1, three decimals.</summary>
    public decimal Low => Shown(_low);

    /// <summary>Upper end, 0 to 1, three decimals.</summary>
    public decimal High => Shown(_high);

    /// <param name="hits">0 to <paramref name="cases"/>.</param>
    /// <param name="cases">1 or more.</param>
    public static WilsonInterval Of(decimal hits, decimal cases)
    {
        var n = (double)cases;
        var p = (double)hits / n;
        const double squared = Z * Z;
        var centre = p + (squared / (2 * n));
        var spread = Z * Math.Sqrt((p * (1 - p) / n) + (squared / (4 * n * n)));
        var scale = 1 + (squared / n);
        return new(hits == 0 ? 0 : (centre - spread) / scale, hits == cases ? 1 : (centre + spread) / scale);
    }

    /// <summary>Whether so few cases leave open on which side of <paramref name="border"/> the true rate lies.</summary>
    public bool LeavesOpen(decimal border) => _low < (double)border && (double)border < _high;

    private static decimal Shown(double end) => Math.Round((decimal)end, 3, MidpointRounding.AwayFromZero);
}
