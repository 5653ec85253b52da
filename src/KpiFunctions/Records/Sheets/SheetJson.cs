using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Foundation.Http;
using NodaTime.Text;

namespace KpiFunctions.Records.Sheets;

/// <summary>A version of a rating sheet as the API and the storage write it: the same text for the same version.</summary>
public sealed record SheetJson(
    string Id,
    int Version,
    string ValidFrom,
    IReadOnlyDictionary<string, string> Title,
    IReadOnlyList<SheetItemJson> Items,
    IReadOnlyList<SheetGradeJson> Grades,
    IReadOnlyList<SheetRaterJson> Raters)
{
    public static SheetJson Of(RatingSheet sheet) => new(
        sheet.Id.Value,
        sheet.Version,
        YearMonthPattern.Iso.Format(sheet.ValidFrom),
        TextsOf(sheet.Title),
        [.. sheet.Items.Select(SheetItemJson.Of)],
        [.. sheet.Grades.Select(SheetGradeJson.Of)],
        [.. sheet.Raters.Select(SheetRaterJson.Of)]);

    /// <summary>The sheet, and everything that is wrong with it, also what is no id or month.</summary>
    /// <returns>No sheet when there are problems.</returns>
    public (RatingSheet? Sheet, IReadOnlyList<SheetProblem> Problems) Read()
    {
        var problems = new List<SheetProblem>();
        if (!SheetId.TryParse(Id, out var id))
        {
            problems.Add(new("$.id", "The id of a sheet has 1 to 24 of a-z, 0-9, '_' and '-'."));
        }

        if (RequestIds.TryMonth(ValidFrom) is not { } validFrom)
        {
            problems.Add(new("$.validFrom", "Say from which month on the sheet is valid, from 2000-01 to 2099-12, like 2026-09."));
            validFrom = default;
        }

        var sheet = new RatingSheet
        {
            Id = id,
            Version = Version,
            ValidFrom = validFrom,
            Title = TextOf(Title),
            Items = [.. Items.Select(i => i.ToItem())],
            Grades = [.. Grades.Select(g => g.ToGrade())],
            Raters = [.. Raters.Select(r => r.ToRater())],
        };
        problems.AddRange(SheetValidator.Check(sheet));
        return (problems.Count == 0 ? sheet : null, problems);
    }

    /// <exception cref="FormatException">Somebody has touched the text, and it is no sheet any more.</exception>
    internal static RatingSheet ReadStored(string text)
    {
        try
        {
            var (sheet, problems) = JsonSerializer.Deserialize<SheetJson>(text, ApiJson.Options)?.Read() ?? throw new JsonException("The sheet is null.");
            return sheet ?? throw new FormatException($"A stored sheet is none any more: {problems[0]}");
        }
        catch (JsonException e)
        {
            throw new FormatException($"A stored sheet is none any more: {e.Message}", e);
        }
    }

    /// <summary>A title as JSON has it, in the order of its languages.</summary>
    internal static Dictionary<string, string> TextsOf(LocalizedText title) => new(title.Texts);

    internal static LocalizedText TextOf(IReadOnlyDictionary<string, string> title) => new([.. title]);

    internal static string TextOf(RatingSheet sheet) => JsonSerializer.Serialize(Of(sheet), ApiJson.Options);
}
