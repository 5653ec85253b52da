using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Sheets;

/// <summary>Finds everything that is wrong with a rating sheet.</summary>
public static class SheetValidator
{
    private const int MostItems = 40;
    private const int MostGrades = 10;
    private const int MostRaters = 8;
    private const int MostDrawn = 100;
    private const int LongestTitle = 100;

    /// <summary>Languages that every title has.</summary>
    private static readonly string[] Languages = ["zh-CN", "en"];

    /// <summary>Roles of keys behind which a person may fill a column. Staff fill that of themselves or of whom they lead.</summary>
    private static readonly string[] Roles = ["clerk", "supervisor", "admin"];

    /// <returns>All problems at once; none when the sheet is sound.</returns>
    public static IReadOnlyList<SheetProblem> Check(RatingSheet sheet) =>
    [
        .. Require(sheet.Version is >= 1 and <= 999_999, "$.version", "A version is a number from 1 to 999999."),
        .. CheckTitle("$.title", sheet.Title),
        .. CheckList("items", "item", sheet.Items, i => i.Id, i => i.Title, 1, MostItems),
        .. CheckList("grades", "grade", sheet.Grades, g => g.Id, g => g.Title, 2, MostGrades),
        .. sheet.Grades.SelectMany((g, i) => CheckPoints(sheet.Grades, g, i)),
        .. CheckList("raters", "rater", sheet.Raters, r => r.Id, r => r.Title, 1, MostRaters),
        .. sheet.Raters.SelectMany((r, i) => CheckRater(sheet.Raters, r, $"$.raters[{i}]", i)),
        .. CheckRaters(sheet.Raters),
    ];

    private static IEnumerable<SheetProblem> CheckPoints(IReadOnlyList<SheetGrade> grades, SheetGrade grade, int i) =>
    [
        .. Require(
            grade.Points is >= 0 and <= 100 && decimal.Round(grade.Points, 2) == grade.Points, $"$.grades[{i}].points", "Points are 0 to 100 with at most two decimals."),
        .. Require(i == 0 || grade.Points < grades[i - 1].Points, $"$.grades[{i}].points", "Grades stand from the best to the worst: this one needs fewer points than the one before."),
    ];

    private static IEnumerable<SheetProblem> CheckRater(IReadOnlyList<SheetRater> raters, SheetRater rater, string path, int i)
    {
        var isPerson = rater.Kind == RaterKind.Person;
        var isDrawn = rater.Kind == RaterKind.Customers;
        return
        [
            .. Require(rater.Share is > 0 and <= 1 && decimal.Round(rater.Share, 4) == rater.Share, $"{path}.share", "A share is above 0 and at most 1, with at most four decimals."),
            .. Require(!isPerson || Roles.Contains(rater.Role, StringComparer.Ordinal), $"{path}.role", $"Say whose keys fill this column: {string.Join(", ", Roles)}."),
            .. Require(isPerson || rater.Role is null, $"{path}.role", "Only a rater of the kind person has a role."),
            .. Require(!isDrawn || rater.Draw is >= 1 and <= MostDrawn, $"{path}.draw", $"Say how many customers are drawn, 1 to {MostDrawn}."),
            .. Require(isDrawn || rater.Draw is null, $"{path}.draw", "Only customers are drawn."),
            .. Require(
                !raters.Take(i).Any(r => r.Kind == rater.Kind && r.Role == rater.Role), $"{path}.kind", "Another column is filled by the same. One person fills one column of a sheet."),
        ];
    }

    private static IEnumerable<SheetProblem> CheckRaters(IReadOnlyList<SheetRater> raters) =>
    [
        .. Require(Sum(raters) == 1, "$.raters", "The shares of the raters must add up to 1."),
        .. Require(
            raters.Count == 0 || raters.Any(r => r.Kind != RaterKind.Self), "$.raters", "Nobody rates themselves alone: the sheet needs a rater besides the one who is measured."),
    ];

    /// <summary>Shares that are none are said to be so by themselves.</summary>
    private static decimal Sum(IReadOnlyList<SheetRater> raters) => raters.Sum(r => Math.Clamp(r.Share, -1, 2));

    private static List<SheetProblem> CheckList<T>(
        string list, string what, IReadOnlyList<T> all, Func<T, string> idOf, Func<T, LocalizedText> titleOf, int fewest, int most)
    {
        var problems = new List<SheetProblem>(Require(all.Count >= fewest && all.Count <= most, $"$.{list}", $"There are {fewest} to {most} {list}."));
        for (var i = 0; i < all.Count; i++)
        {
            var id = idOf(all[i]);
            problems.AddRange(Require(SheetId.IsWord(id), $"$.{list}[{i}].id", $"The id of a {what} has 1 to 24 of a-z, 0-9, '_' and '-'."));
            problems.AddRange(Require(!all.Take(i).Any(o => idOf(o) == id), $"$.{list}[{i}].id", "Another one has this id."));
            problems.AddRange(CheckTitle($"$.{list}[{i}].title", titleOf(all[i])));
        }

        return problems;
    }

    private static IEnumerable<SheetProblem> CheckTitle(string path, LocalizedText title) =>
    [
        .. Languages.Where(l => title.Texts.All(t => t.Key != l || string.IsNullOrWhiteSpace(t.Value))).Select(l => new SheetProblem(path, $"The title in {l} is missing.")),
        .. title.Texts.Where(t => t.Value?.Length > LongestTitle).Select(t => new SheetProblem(path, $"The title in {t.Key} is longer than {LongestTitle} characters.")),
        .. title.Texts.Select(t => t.Key).Where(k => k is not ("zh-CN" or "zh-TW" or "en")).Select(_ => new SheetProblem(path, "Titles are in zh-CN, zh-TW and en.")),
    ];

    private static IEnumerable<SheetProblem> Require(bool right, string path, string message) => right ? [] : [new(path, message)];
}
