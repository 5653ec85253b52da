using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using NodaTime;

namespace KpiFunctions.Features.Facts;

/// <summary>Reads the month and the day of a fact that belongs to a month.</summary>
internal static class MonthFields
{
    internal static (YearMonth Month, LocalDate? Day) Read(FieldParser fields, Store store, Instant now)
    {
        var (month, day) = (fields.RequiredMonth("month"), fields.Day("day"));
        if (fields.Problems.Count == 0 && month > now.InZone(store.Zone).Date.ToYearMonth())
        {
            fields.Refuse("month", $"'{fields.Text("month")}' has not begun; correct the month.");
        }

        fields.RefuseBeforeStart("month", store, month);
        if (fields.Problems.Count == 0 && day is { } inMonth && inMonth.ToYearMonth() != month)
        {
            fields.Refuse("day", $"'{fields.Text("day")}' is no day of the month; correct one of the two.");
        }

        return (month, day);
    }
}
