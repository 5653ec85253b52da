using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Records.Stores;

/// <summary>Words of the clocks of complaints, as settings, results and documents name them.</summary>
public static class ComplaintClockWords
{
    public static IReadOnlyDictionary<string, ComplaintClock> All { get; } = new Dictionary<string, ComplaintClock>(StringComparer.Ordinal)
    {
        ["calendar"] = ComplaintClock.Calendar,
        ["business"] = ComplaintClock.Business,
    };

    public static string Of(ComplaintClock clock) => All.Single(w => w.Value == clock).Key;
}
