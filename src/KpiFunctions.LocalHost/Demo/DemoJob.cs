namespace KpiFunctions.LocalHost.Demo;

/// <summary>A kind of job.</summary>
/// <param name="Fault">Fault code, and the job's code.</param>
/// <param name="Hours">Hours by the book.</param>
/// <param name="PromisedHours">From opening to the promised time.</param>
/// <param name="Price">Usual price, yuan.</param>
/// <param name="Points">Points for its difficulty.</param>
/// <param name="Share">How often it comes, relative to the others.</param>
/// <param name="Returns">How often the same fault comes back within days.</param>
internal sealed record DemoJob(string Fault, double Hours, int PromisedHours, int Price, int Points, double Share, double Returns)
{
    /// <summary>What workshops do with cars.</summary>
    public static IReadOnlyList<DemoJob> Workshop { get; } =
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

    /// <summary>What technicians do at people's homes.</summary>
    public static IReadOnlyList<DemoJob> AtHome { get; } =
    [
        new("install-air-conditioner", 2.0, 24, 260, 4, 5, 0.02),
        new("no-cooling", 1.5, 24, 320, 3, 5, 0.09),
        new("washer-drum", 1.2, 24, 240, 3, 4, 0.07),
        new("water-heater", 1.0, 24, 180, 2, 3, 0.05),
        new("filter", 0.5, 24, 90, 1, 3, 0.01),
        new("compressor", 3.0, 24, 880, 6, 2, 0.06),
    ];
}
