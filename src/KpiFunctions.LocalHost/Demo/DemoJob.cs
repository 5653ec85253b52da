namespace KpiFunctions.LocalHost.Demo;

/// <summary>A kind of job that the made-up workshops do.</summary>
/// <param name="Fault">Fault code.</param>
/// <param name="Hours">Hours by the book.</param>
/// <param name="PromisedHours">From opening to the promised time.</param>
/// <param name="Price">Usual price, yuan.</param>
/// <param name="Points">Points for its difficulty.</param>
/// <param name="Share">How often it comes, relative to the others.</param>
/// <param name="Returns">How often the same fault comes back within days.</param>
internal sealed record DemoJob(string Fault, double Hours, int PromisedHours, int Price, int Points, double Share, double Returns)
{
    public static IReadOnlyList<DemoJob> All { get; } =
    [
        new("maintenance", 1.5, 3, 680, 1, 8, 0.01),
        new("brakes", 2.5, 6, 1450, 2, 4, 0.04),
        new("tyres", 1.0, 3, 2100, 1, 3, 0.01),
        new("air-conditioning", 3.0, 8, 900, 2, 3, 0.09),
        new("electrics", 4.0, 24, 1200, 3, 3, 0.12),
        new("noise", 3.5, 24, 750, 3, 2, 0.16),
        new("paint", 14.0, 72, 2600, 4, 2, 0.03),
        new("engine", 18.0, 96, 6800, 6, 1, 0.07),
    ];
}
