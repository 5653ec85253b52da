using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Access;

namespace KpiFunctions.LocalHost.Demo;

/// <summary>Marks that people of the made-up house give: whatever the schemes of its people want, on the sheets that come with them and beside.</summary>
internal sealed class DemoMarks(DemoRandom random)
{
    /// <summary>Single marks by the head of the store, for items that are on no sheet.</summary>
    public IReadOnlyList<DemoMark> Single() =>
    [
        .. from person in DemoHouse.Everyone
           from metric in SchemeOf(person)?.Items.Select(i => i.Metric).Where(m => MetricName.IsRating(m) && SheetPresets.Find(m) is null) ?? []
           select new DemoMark(person, metric[MetricName.RatingPrefix.Length..], DemoHouse.HeadOf(person.Store).Id, (int)(Draw(person) * 98)),
    ];

    /// <summary>Every column of every sheet, item by item.</summary>
    public IReadOnlyList<DemoGrade> OnSheets() =>
    [
        .. from person in DemoHouse.Everyone
           from sheet in SchemeOf(person) is { } scheme ? SheetPresets.Of(scheme) : []
           from column in sheet.Raters
           where column.Kind != RaterKind.Customers
           from item in sheet.Items
           select Grade(person, sheet, column, item),
    ];

    private static Scheme? SchemeOf(DemoPerson person) => SchemePresets.Find(SchemeId.Parse(person.Scheme));

    private DemoGrade Grade(DemoPerson person, RatingSheet sheet, SheetRater column, SheetItem item)
    {
        var (rater, role) = column.Kind switch
        {
            RaterKind.Self => (person.Id, Role.Staff),
            RaterKind.Manager => (DemoHouse.HeadOf(person.Store).Id, Role.Supervisor),
            _ => (DemoHouse.HeadOffice, Enum.Parse<Role>(column.Role!, ignoreCase: true)),
        };
        var grade = sheet.Grades.LastOrDefault(g => (double)g.Points >= Draw(person) * 100) ?? sheet.Grades[0];
        return new DemoGrade(person, sheet.Id.Value, rater, role, column.Id, item.Id, grade.Id, sheet.IsExtreme(grade) ? "noted in the month's one-to-one talk" : "");
    }

    /// <summary>How good somebody appears, from 0.4 to 1.</summary>
    private double Draw(DemoPerson person) => Math.Clamp(person.Quality + ((random.Unit() - 0.5) * 0.16), 0.4, 1);
}

/// <summary>A made-up mark, of 100.</summary>
internal sealed record DemoMark(DemoPerson Person, string Topic, string Rater, int Mark);

/// <summary>A made-up grade in a column of a sheet.</summary>
internal sealed record DemoGrade(DemoPerson Person, string Sheet, string Rater, Role Role, string Column, string Item, string Grade, string Example);
