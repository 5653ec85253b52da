using System.Globalization;
using NodaTime;

namespace KpiFunctions.Foundation.Agenda;

/// <summary>Keys of the table Agenda: a partition <c>{list}|{yyyyMMddHH}</c> for each hour of a list, in it a row for each subject. Of a list, all until an hour are one range.</summary>
internal static class AgendaKeys
{
    internal static string HourOf(Instant at) => at.ToDateTimeOffset().ToString("yyyyMMddHH", CultureInfo.InvariantCulture);

    internal static string Partition(string list, string hour) => $"{list}|{hour}";

    internal static string HourOf(string partition) => partition[(partition.IndexOf('|', StringComparison.Ordinal) + 1)..];

    /// <summary>Partition keys of all hours of a list begin with this one.</summary>
    internal static string ListStart(string list) => $"{list}|";
}
