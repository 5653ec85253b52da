using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.Sheets;
using KpiFunctions.Foundation.Access;
using NodaTime.Text;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>Reads columns of rating sheets: a row for each mark, which the rows of the same sheet, person, month and rater make a column of.</summary>
internal static class SheetColumnParser
{
    private static readonly ImportColumns Columns = new("marks", ["sheetId", "storeId", "staffId", "month", "rater", "role", "item", "grade"], ["column", "example"]);

    /// <param name="storeOf">The store of a row; <see langword="null"/>, with the reason, when there is none.</param>
    /// <exception cref="BadInputException">The file is missing or has a mistake; the message says where.</exception>
    public static async Task<IReadOnlyList<SheetColumn>> ReadAsync(ReplaySource source, Func<FieldParser, ReplayStore?> storeOf, CancellationToken cancellationToken)
    {
        var marks = await new ReplayTable(source, Columns).ReadAsync((fields, row) => Read(fields, row, source.Name, storeOf), cancellationToken);
        return [.. marks
            .GroupBy(m => (m.Sheet, m.Body.StoreId, m.Body.StaffId, m.Body.Month, m.Rater, m.Body.Rater))
            .Select(column => column.First() with { Body = column.First().Body with { Marks = [.. column.SelectMany(m => m.Body.Marks)] } })];
    }

    /// <summary>A row as a column of one mark.</summary>
    private static SheetColumn? Read(FieldParser fields, ImportRow row, string file, Func<FieldParser, ReplayStore?> storeOf)
    {
        var (staff, rater) = (fields.Id<StaffId>("staffId", StaffId.TryParse), fields.Id<StaffId>("rater", StaffId.TryParse));
        var role = fields.RequiredChoice<Role>("role");
        if (storeOf(fields) is not { } store || ReplayKind.ReadMonth(fields) is not { } month || fields.Problems.Count > 0)
        {
            return null;
        }

        var at = ReplayKind.EndOf(month, store);
        var mark = new SheetMarkJson(fields.Text("item")!, fields.Text("grade")!, fields.Text("example"));
        return new SheetColumn(
            at,
            fields.Text("sheetId")!,
            new StorePerson(store.Id, rater),
            role,
            new SheetMarksJson(store.Id.Value, staff.Value, YearMonthPattern.Iso.Format(month), [mark], fields.Text("column")),
            new ReplayRow(file, row.Line, at, new StoreMonth(store.Id, month), row.Fields));
    }
}
