using System.Globalization;
using KpiFunctions.Domain;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Foundation.Audit;

/// <summary>
/// Keys of the table Audit: a partition for each month, in it <c>{store}|{time}|{request}|{step}</c>, times and steps counted down from all nines
/// so that the newest entry of a store comes first. A store's entries of a period are one range in each month, and a month's entries one partition.
/// </summary>
internal static class AuditKeys
{
    /// <summary>Stands for the store where there is none; no id begins with it.</summary>
    private const string NoStore = "~";

    private const int LastStep = 99;
    private const int MonthDigits = 6;

    /// <summary>The month, in UTC.</summary>
    internal static string Partition(Instant at) => at.ToDateTimeOffset().ToString("yyyyMM", CultureInfo.InvariantCulture);

    internal static string Row(AuditEntry entry) =>
        $"{entry.Store?.Value ?? NoStore}|{Descending(entry.At)}|{entry.Request}|{(LastStep - entry.Step).ToString("D2", CultureInfo.InvariantCulture)}";

    /// <summary>Row keys of a store's entries in a period: from this one, to before <see cref="RowsEnd"/>.</summary>
    internal static string RowsStart(StoreId store, AuditPeriod period) => $"{store}|{Descending(period.To)}}}";

    internal static string RowsEnd(StoreId store, AuditPeriod period) => $"{store}|{Descending(period.From)}}}";

    /// <summary>Where a page ended.</summary>
    internal static string Place(AuditEntry entry) => $"{Partition(entry.At)}|{Row(entry)}";

    /// <returns><see langword="null"/> for what is no such place.</returns>
    internal static (string Partition, string Row)? ParsePlace(string place) =>
        place.Length > MonthDigits && place[MonthDigits] == '|' && place.Take(MonthDigits).All(char.IsAsciiDigit) ? (place[..MonthDigits], place[(MonthDigits + 1)..]) : null;

    /// <summary>Sorts as text against the order of time.</summary>
    private static string Descending(Instant at) => string.Concat(KeyText.Sortable(at).Select(digit => (char)('9' - digit + '0')));
}
