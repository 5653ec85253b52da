using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>When a store's month closes: at a full hour of a day of the next month, in the store's zone.</summary>
/// <param name="Day">Day of the next month, 1 to 28.</param>
/// <param name="Hour">Hour of that day, 0 to 23.</param>
public readonly record struct MonthClosing(int Day, int Hour)
{
    /// <summary>The last day that every month has.</summary>
    public const int LastDay = 28;

    /// <summary>The 5th, 02:00.</summary>
    public static MonthClosing Default { get; } = new(5, 2);

    /// <summary>The first moment of the next month: no month closes sooner.</summary>
    public static MonthClosing Earliest { get; } = new(1, 0);

    /// <summary>When a month closes.</summary>
    public Instant Of(YearMonth month, DateTimeZone zone) =>
        month.PlusMonths(1).OnDayOfMonth(Day).At(new LocalTime(Hour, 0)).ToInstant(zone);
}
