using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Facts;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Sheets;

/// <summary>
/// Takes marks on rating sheets in. A column is filled as a whole, by the person behind the key; whoever has filled it may change it while the month is
/// open, and nobody else, nor does anybody fill two.
/// </summary>
public sealed class SheetMarks(SheetStore sheets, StoreDirectory stores, FactStore facts, TimeProvider time)
{
    private const int LongestExample = 2000;

    internal async Task<IResult> KeepAsync(SheetId id, SheetMarksJson body, Caller caller, CancellationToken cancellationToken)
    {
        var (storeId, staff, yearMonth) = (RequestIds.Store(body.StoreId), RequestIds.Staff(body.StaffId), RequestIds.Month(body.Month));
        if (!caller.MaySupervise(storeId) && caller.StaffIn(storeId) is null)
        {
            return Problems.Forbidden();
        }

        caller.RequireJudge(storeId);
        if (await stores.FindAsync(storeId, cancellationToken) is not { } store || await stores.FindStaffAsync(storeId, staff, cancellationToken) is not { } measured)
        {
            return Problems.NotFound($"Store '{storeId}' knows nobody called '{staff}'. Check the ids.");
        }

        var today = time.Now().InZone(store.Zone).Date;
        if (yearMonth > today.ToYearMonth() || yearMonth < store.FirstMonth)
        {
            return Problems.Invalid(
                yearMonth > today.ToYearMonth() ? $"'{body.Month}' has not begun; correct the month." : StartRule.Words(store), new Dictionary<string, string[]> { ["$.month"] = [body.Month] });
        }

        if ((await sheets.FindForMonthAsync(id, yearMonth, cancellationToken))?.Document is not { } sheet)
        {
            return Problems.NotFound($"There is no rating sheet '{id}' in {body.Month}. GET /api/sheets/{id} shows from when on it is valid.");
        }

        var column = ColumnOf(sheet, body.Rater, caller, measured, LocalDate.Min(today, yearMonth.ToDateInterval().End));
        var problems = ProblemsOf(sheet, body.Marks);
        return problems.Count == 0
            ? await KeepAsync(sheet, column, new StoreMonth(storeId, yearMonth), store, staff, body.Marks, caller, cancellationToken)
            : Problems.Invalid(
                "Nothing was kept; every problem is listed with its JSON path.",
                problems.GroupBy(p => p.JsonPath).ToDictionary(p => p.Key, p => p.Select(problem => problem.Message).ToArray()));
    }

    /// <exception cref="ProblemException">The caller may fill none, another one, or several.</exception>
    private static SheetRater ColumnOf(RatingSheet sheet, string? named, Caller caller, StaffMember measured, LocalDate day)
    {
        var open = SheetColumns.Of(sheet, caller, measured, day);
        if (named is not null && !sheet.Raters.Any(r => r.Id == named))
        {
            throw new ProblemException(Problems.Invalid($"The sheet has no column of that name; it has {string.Join(", ", sheet.Raters.Select(r => r.Id))}."));
        }

        var fitting = open.Where(r => named is null || r.Id == named).ToList();
        return fitting switch
        {
            [var one] => one,
            [] => throw new ProblemException(Problems.Concerned(
                open.Count == 0
                    ? "No column of this sheet is yours for this person: whoever it asks for fills it with a key of their own."
                    : $"Nobody fills somebody else's column. Yours for this person is {string.Join(" or ", open.Select(r => r.Id))}.")),
            _ => throw new ProblemException(Problems.Invalid($"You may fill one of the columns {string.Join(", ", fitting.Select(r => r.Id))}; name it with \"rater\".")),
        };
    }

    private static List<SheetProblem> ProblemsOf(RatingSheet sheet, IReadOnlyList<SheetMarkJson> marks)
    {
        var problems = new List<SheetProblem>();
        for (var i = 0; i < marks.Count; i++)
        {
            var mark = marks[i];
            if (!sheet.Items.Any(item => item.Id == mark.Item))
            {
                problems.Add(new($"$.marks[{i}].item", $"The sheet has no such item; it has {string.Join(", ", sheet.Items.Select(item => item.Id))}."));
            }
            else if (marks.Take(i).Any(m => m.Item == mark.Item))
            {
                problems.Add(new($"$.marks[{i}].item", "This item stands there twice."));
            }

            if (sheet.Grades.FirstOrDefault(g => g.Id == mark.Grade) is not { } grade)
            {
                problems.Add(new($"$.marks[{i}].grade", $"The sheet has no such grade; it has {string.Join(", ", sheet.Grades.Select(g => g.Id))}."));
            }
            else if (sheet.IsExtreme(grade) && string.IsNullOrWhiteSpace(mark.Example))
            {
                problems.Add(new($"$.marks[{i}].example", "The highest and the lowest grade need a written example of what was done."));
            }

            if (mark.Example?.Length > LongestExample)
            {
                problems.Add(new($"$.marks[{i}].example", $"An example has at most {LongestExample} characters. Shorten it."));
            }
        }

        problems.AddRange(sheet.Items.Where(item => marks.All(m => m.Item != item.Id)).Select(item => new SheetProblem("$.marks", $"The item '{item.Id}' is missing; a column is filled as a whole.")));
        return problems;
    }

    private async Task<IResult> KeepAsync(
        RatingSheet sheet, SheetRater column, StoreMonth month, Store store, StaffId staff, IReadOnlyList<SheetMarkJson> marks, Caller caller, CancellationToken cancellationToken)
    {
        var kept = await FindOwnAsync();
        await caller.Audit.ChangesAsync(
            kept.Count > 0 ? Shown(kept.ToDictionary(r => sheet.Find(r.Topic)?.Id ?? r.Topic, r => r.Grade!)) : null,
            Shown(marks.ToDictionary(m => m.Item, m => m.Grade)),
            cancellationToken,
            month.StoreId);
        var outcomes = await facts.WriteTogetherAsync(store, month, [.. marks.Select(RatingOf).Select(m => FactPlaces.Of(m).Holding(_ => m))], FindOwnAsync, cancellationToken);
        return Results.Json(
            new
            {
                SheetId = sheet.Id.Value,
                sheet.Version,
                StoreId = month.StoreId.Value,
                StaffId = staff.Value,
                Month = YearMonthPattern.Iso.Format(month.Month),
                Rater = column.Id,
                Accepted = outcomes.Count(o => o == WriteOutcome.Accepted),
                Updated = outcomes.Count(o => o == WriteOutcome.Updated),
                Unchanged = outcomes.Count(o => o == WriteOutcome.Unchanged),
                Late = outcomes.Count(o => o == WriteOutcome.Late),
            },
            ApiJson.Options);

        // The column as the caller has filled it before; asked again when it is kept, since somebody may have filled one meanwhile.
        async Task<IReadOnlyList<RatingFact>> FindOwnAsync()
        {
            var filled = (await facts.ListSheetMarksAsync(month, staff, sheet.Id, cancellationToken)).Where(r => r.GivenBy is not null).ToList();
            var isOwn = filled.ToLookup(r => caller.People.Contains(r.GivenBy!.Value));
            if (isOwn[false].Any(r => r.Rater == column.Id))
            {
                throw new ProblemException(Problems.Conflict($"Somebody else has filled the column '{column.Id}' for this person and month, and only they may change it."));
            }

            if (isOwn[true].FirstOrDefault(r => r.Rater != column.Id) is { } other)
            {
                throw new ProblemException(Problems.Conflict($"You have filled the column '{other.Rater}' for this person and month. One person fills one column of a sheet."));
            }

            return [.. isOwn[true]];
        }

        object Shown(Dictionary<string, string> grades) => new { Staff = staff.Value, Month = YearMonthPattern.Iso.Format(month.Month), Rater = column.Id, Grades = grades };

        RatingFact RatingOf(SheetMarkJson mark) => new(
            staff, $"{sheet.Id}.{mark.Item}", column.Id, sheet.Grades.First(g => g.Id == mark.Grade).Points)
        {
            Weight = column.Share,
            Grade = mark.Grade,
            GivenBy = SheetColumns.PersonOf(caller, month.StoreId),
            IsOwnColumn = column.Kind == RaterKind.Self,
            Example = string.IsNullOrWhiteSpace(mark.Example) ? null : mark.Example,
            EnteredBy = caller.Signature,
        };
    }
}
