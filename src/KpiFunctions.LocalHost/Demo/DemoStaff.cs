namespace KpiFunctions.LocalHost.Demo;

/// <summary>A made-up member of staff, and how this person works.</summary>
/// <param name="Store">Store of the person.</param>
/// <param name="Id">The person.</param>
/// <param name="Volume">Share of the store's orders, relative to the others.</param>
/// <param name="Quality">How good customers find the work, from 0 to 1.</param>
/// <param name="Pace">Time a job takes, relative to the book; below 1 is faster.</param>
internal sealed record DemoStaff(string Store, string Id, double Volume, double Quality, double Pace)
{
    public const string Pudong = "pudong";
    public const string Hongqiao = "hongqiao";

    public static IReadOnlyList<DemoStaff> Everyone { get; } =
    [
        new(Pudong, "chen-wei", 1.3, 0.93, 0.85),
        new(Pudong, "li-na", 1.1, 0.90, 0.95),
        new(Pudong, "wang-fang", 1.0, 0.84, 1.00),
        new(Pudong, "zhang-min", 0.9, 0.78, 0.90),
        new(Pudong, "liu-yang", 1.2, 0.70, 1.10),
        new(Pudong, "zhao-lei", 0.5, 0.88, 1.20),
        new(Hongqiao, "amy-xu", 1.2, 0.91, 0.90),
        new(Hongqiao, "ben-sun", 1.0, 0.86, 1.05),
        new(Hongqiao, "guo-jing", 1.1, 0.80, 0.95),
        new(Hongqiao, "he-tao", 1.0, 0.74, 1.15),
        new(Hongqiao, "lin-hui", 0.9, 0.89, 1.00),
        new(Hongqiao, "tom-ma", 0.4, 0.66, 1.25),
    ];
}
