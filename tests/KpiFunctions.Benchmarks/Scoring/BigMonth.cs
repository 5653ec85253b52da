using NodaTime;

namespace KpiFunctions.Benchmarks.Scoring;

/// <summary>
/// The month that is scored: August 2026 in Shanghai, one million orders of 2,000 people, 900,000 surveys, 30,000 complaints, the same ones
/// each time. People differ, so that totals spread; one of fifty has a handful of orders only, so that small samples and redistribution occur.
/// </summary>
internal static class BigMonth
{
    internal const int Staff = 2_000;
    internal const int Orders = 1_000_000;

    /// <summary>Managers, each with the same number of people, and above all of them one who is measured by the store.</summary>
    internal const int Managers = 40;
    internal const int Complaints = 30_000;

    internal static readonly YearMonth Month = new(2026, 8);
    internal static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    internal static readonly int Start = Second(Month);
    internal static readonly int End = Second(Month.PlusMonths(1));

    private const int Hour = 3_600;
    private const int Seed = 20260801;

    internal static ServiceRow[] Services()
    {
        var random = new Random(Seed);
        var rows = new ServiceRow[Orders];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Service(random, i);
        }

        return rows;
    }

    internal static ComplaintRow[] ComplaintRows()
    {
        var random = new Random(Seed + 1);
        var rows = new ComplaintRow[Complaints];
        for (var i = 0; i < rows.Length; i++)
        {
            var staff = random.Next(Staff);
            var received = random.Next(Start, End);
            var resolved = random.NextDouble() < 0.95 ? received + (random.Next(1, 16 + (staff % 24)) * 2 * Hour) : (int?)null;
            rows[i] = new(staff, received, resolved, resolved is not null && random.NextDouble() < 0.7, random.NextDouble() < 0.15);
        }

        return rows;
    }

    private static ServiceRow Service(Random random, int order)
    {
        var staff = random.Next(Staff);
        if (staff % 50 == 0 && random.Next(50) > 0)
        {
            staff++;
        }

        var skill = staff * 37 % 100 / 100.0;
        var minutes = 20 + (int)(Math.Pow(random.NextDouble(), 2) * (180 - (100 * skill)) * 60);
        var end = random.Next(Start, End);
        var opened = end - (minutes * 60);
        int? promised = random.Next(10) > 0 ? opened + (random.Next(2, 120) * Hour) : null;
        int? sent = order % 10 > 0 ? end + (72 * Hour) : null;
        int? rating = sent is not null && random.NextDouble() < 0.62 ? (random.NextDouble() < 0.55 + (0.4 * skill) ? random.Next(4, 6) : random.Next(1, 4)) : null;
        return new(staff, opened, random.Next(100) > 0 ? end : null, promised, random.Next(5_000, 90_000), sent, rating);
    }

    private static int Second(YearMonth month) => (int)Zone.AtStartOfDay(month.OnDayOfMonth(1)).ToInstant().ToUnixTimeSeconds();
}
