using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>What a store sets for the measurement of a month.</summary>
public sealed record MonthSettings
{
    public static MonthSettings Default { get; } = new();

    /// <summary>Promised time from the opening of an order to the arrival, the last moment included. Source: 003, on site in 1 h.</summary>
    public Duration ArriveWithin { get; init; } = Duration.FromHours(1);

    /// <summary>What the store takes for the same unit with the same fault.</summary>
    public ReturnRule Returns { get; init; } = ReturnRule.Default;

    /// <summary>
    /// Days in each role for those who changed it in mid-month, from <see cref="Stores.RoleHistory"/>. They get a result for each interval.
    /// </summary>
    public IReadOnlyDictionary<StaffId, IReadOnlyList<DateInterval>> RolePeriods { get; init; } = new Dictionary<StaffId, IReadOnlyList<DateInterval>>();

    /// <summary>Who was led by whom and on which days, for those who had a manager; the days of one person do not overlap.</summary>
    public IReadOnlyDictionary<StaffId, IReadOnlyList<LedDays>> Teams { get; init; } = new Dictionary<StaffId, IReadOnlyList<LedDays>>();

    /// <summary>Which hours count in the time that complaints take.</summary>
    public ComplaintClock ComplaintClock { get; init; }

    /// <summary>
    /// The store's tables in force, for orders that do not say themselves how long they should take or what points they bring, and its calendars where
    /// complaints take business time.
    /// </summary>
    public StoreTables Tables { get; init; } = StoreTables.None;

    /// <summary>The rating sheets in force, of those that the month's schemes name.</summary>
    public RatingSheets Sheets { get; init; } = RatingSheets.None;
}
