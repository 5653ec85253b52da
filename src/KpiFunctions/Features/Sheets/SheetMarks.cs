using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Facts;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Sheets;

/// <summary>
/// Takes marks on rating sheets in. A column is filled as a whole, by the person behind the key; whoever has filled it may change it while the month is
/// open, and nobody else but a new manager, nor does anybody fill two. What a month was closed with says what is asked and who leads whom, as it does in its scores.
/// </summary>
public sealed class SheetMarks(FrozenMonths frozen, MonthSheets sheets, StoreDirectory stores, FactStore facts, TimeProvider time)
{
    private const int LongestExample = 2000;

    internal async Task<IResult> KeepAsync(SheetId id, SheetMarksJson body, Caller caller, CancellationToken cancellationToken)
    {
        var (storeId, staff, yearMonth) = (RequestIds.Store(body.StoreId), RequestIds.Staff(body.StaffId), RequestIds.Month(body.Month));
        if (!SheetColumns.MaySee(caller, storeId))
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

        var month = new StoreMonth(storeId, yearMonth);
        var closedWith = await frozen.FindAsync(month, cancellationToken);
        if (await sheets.FindAsync(closedWith, month, id, cancellationToken) is not { } sheet)
        {
            return Problems.NotFound($"There is no rating sheet '{id}' in {body.Month}. GET /api/sheets/{id} shows from when on it is valid.");
        }

        var filled = (await facts.ListSheetMarksAsync(month, staff, id, cancellationToken)).Where(r => r.ColumnOn(sheet) is not null).ToList();
        var leader = LeaderOf(closedWith, measured, LocalDate.Min(today, yearMonth.ToDateInterval().End));
        var column = ColumnOf(sheet, body.Rater, SheetColumns.Of(sheet, caller, new StorePerson(storeId, staff), leader, filled));
        var problems = ProblemsOf(sheet, body.Marks);
        return problems.Count == 0
            ? await KeepAsync(sheet, column, mayTakeOver: column.Kind == RaterKind.Manager && caller.Is(storeId, leader), month, store, staff, body.Marks, caller, cancellationToken)
            : Problems.Invalid(
                "Nothing was kept; every problem is listed with its JSON path.",
                problems.GroupBy(p => p.JsonPath).ToDictionary(p => p.Key, p => p.Select(problem => problem.Message).ToArray()));
    }

    /// <exception cref="ProblemException">The caller may fill none, another one, or several.</exception>
    /// <param name="open">The columns that the caller may fill.</param>
    private static SheetRater ColumnOf(RatingSheet sheet, string? named, IReadOnlyList<SheetRater> open)
    {
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

    private static StaffId? LeaderOf(MonthBasis? closedWith, StaffMember measured, LocalDate day) =>
        closedWith is not null && closedWith.Staff.Keys.Any(s => s.StaffId == measured.Id)
            ? closedWith.Settings.Teams.GetValueOrDefault(measured.Id)?.FirstOrDefault(l => l.Days.Contains(day))?.ManagerId
            : measured.ManagerOn(day);

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

    /// <param name="mayTakeOver">Whether the caller may change what somebody else has filled: the one who leads now, what the one before them has.</param>
    private async Task<IResult> KeepAsync(
        RatingSheet sheet,
        SheetRater column,
        bool mayTakeOver,
        StoreMonth month,
        Store store,
        StaffId staff,
        IReadOnlyList<SheetMarkJson> marks,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var before = await FindBeforeAsync();
        await caller.Audit.ChangesAsync(
            before.Count > 0 ? Shown(before[0].GivenBy!.Value, before.ToDictionary(r => sheet.Find(r.Topic)?.Id ?? r.Topic, r => r.Grade!)) : null,
            Shown(SheetColumns.PersonOf(caller, month.StoreId), marks.ToDictionary(m => m.Item, m => m.Grade)),
            cancellationToken,
            month.StoreId);
        var outcomes = await facts.WriteTogetherAsync(store, month, [.. marks.Select(RatingOf).Select(m => FactPlaces.Of(m).Holding(_ => m))], FindBeforeAsync, cancellationToken);
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

        // The column as it stands; asked again when it is kept, since somebody may have filled one meanwhile.
        async Task<IReadOnlyList<RatingFact>> FindBeforeAsync()
        {
            var filled = (await facts.ListSheetMarksAsync(month, staff, sheet.Id, cancellationToken)).Where(r => r.ColumnOn(sheet) is not null).ToList();
            var isOwn = filled.ToLookup(r => caller.People.Contains(r.GivenBy!.Value));
            if (!mayTakeOver && isOwn[false].Any(r => r.Rater == column.Id))
            {
                throw new ProblemException(Problems.Conflict($"Somebody else has filled the column '{column.Id}' for this person and month, and only they may change it."));
            }

            if (isOwn[true].FirstOrDefault(r => r.Rater != column.Id) is { } other)
            {
                throw new ProblemException(Problems.Conflict($"You have filled the column '{other.Rater}' for this person and month. One person fills one column of a sheet."));
            }

            return [.. filled.Where(r => r.Rater == column.Id)];
        }

        object Shown(StorePerson by, Dictionary<string, string> grades) =>
            new { Staff = staff.Value, Month = YearMonthPattern.Iso.Format(month.Month), Rater = column.Id, GivenBy = by.ToString(), Grades = grades };

        RatingFact RatingOf(SheetMarkJson mark) => new(
            staff, $"{sheet.Id}.{mark.Item}", column.Id, sheet.Grades.First(g => g.Id == mark.Grade).Points)
        {
            Weight = column.Share,
            Grade = mark.Grade,
            GivenBy = SheetColumns.PersonOf(caller, month.StoreId),
            GivenAs = column.Kind,
            GivenAsRole = column.Role,
            Example = string.IsNullOrWhiteSpace(mark.Example) ? null : mark.Example,
            EnteredBy = caller.Signature,
        };
    }
}
