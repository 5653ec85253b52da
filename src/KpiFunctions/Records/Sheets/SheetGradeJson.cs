using KpiFunctions.Domain.Sheets;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Records.Sheets;

/// <summary>A grade of a sheet as the API writes it.</summary>
public sealed record SheetGradeJson(string Id, IReadOnlyDictionary<string, string> Title, decimal Points)
{
    internal static SheetGradeJson Of(SheetGrade grade) => new(grade.Id, SheetJson.TextsOf(grade.Title), CanonicalJson.Plain(grade.Points));

    internal SheetGrade ToGrade() => new(Id, SheetJson.TextOf(Title), Points);
}
