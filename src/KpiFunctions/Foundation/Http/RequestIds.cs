using System.Globalization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Periods;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Foundation.Http;

/// <summary>Reads the ids of a route, and what its query asks for.</summary>
public static class RequestIds
{
    private static readonly YearMonthPattern MonthPattern = YearMonthPattern.CreateWithInvariantCulture("uuuu-MM");

    /// <summary>Months before it hold no records of any store; with those around them all can be reckoned with.</summary>
    private static readonly YearMonth FirstMonth = new(2000, 1);

    private static readonly YearMonth LastMonth = new(2099, 12);

    public static StoreId Store(string text) => StoreId.TryParse(text, out var id) ? id : throw Refuse("store", text);

    public static StaffId Staff(string text) => StaffId.TryParse(text, out var id) ? id : throw Refuse("staff", text);

    public static SchemeId Scheme(string text) => SchemeId.TryParse(text, out var id) ? id : throw Refuse("scheme", text);

    public static SheetId Sheet(string text) => SheetId.TryParse(text, out var id)
        ? id
        : throw new ProblemException(Problems.Invalid($"'{text}' is no id of a sheet: use 1 to 24 of a-z, 0-9, '_' and '-'."));

    public static QuestionnaireId Questionnaire(string text) => QuestionnaireId.TryParse(text, out var id) ? id : throw Refuse("questionnaire", text);

    public static YearMonth Month(string text) => TryMonth(text)
        ?? throw new ProblemException(Problems.Invalid($"'{text}' is no month from 2000-01 to 2099-12. Write it like 2026-09."));

    /// <summary>A month from 2000-01 to 2099-12; <see langword="null"/> for anything else.</summary>
    public static YearMonth? TryMonth(string? text) =>
        MonthPattern.Parse(text!) is { Success: true } month && Holds(month.Value) ? month.Value : null;

    /// <summary>Whether a month is one from 2000-01 to 2099-12.</summary>
    public static bool Holds(YearMonth month) => month >= FirstMonth && month <= LastMonth;

    public static ScorePeriod Period(string text) => ScorePeriod.TryParse(text, out var period) && period.Months[0] >= FirstMonth && period.Months[^1] <= LastMonth
        ? period
        : throw new ProblemException(Problems.Invalid($"'{text}' is no quarter, half-year or year from 2000 to 2099. Write it like 2026-Q3, 2026-H2 or 2026."));

    /// <summary>The language of a <c>?lang=</c>; <see langword="null"/> without one.</summary>
    public static Language? Language(string? tag) => string.IsNullOrEmpty(tag)
        ? null
        : Wording.LanguageOf(tag) ?? throw new ProblemException(Problems.Invalid($"There are no words in '{tag}'. Ask for zh-CN, zh-TW or en."));

    /// <summary>A version of a closed month; <see langword="null"/> when the request names none.</summary>
    public static int? Version(string? text) => string.IsNullOrEmpty(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
        : throw new ProblemException(Problems.Invalid($"'{text}' is no version. Versions are 1, 2, 3 and so on."));

    /// <summary>An id that the app made, such as that of a key: letters and digits. What is none cannot be found, and is not looked for.</summary>
    /// <param name="kind">What it names, for the refusal.</param>
    public static string Own(string kind, string text) => text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        ? text
        : throw new ProblemException(Problems.NotFound($"There is no {kind} of this id. Take it from the list."));

    private static ProblemException Refuse(string kind, string text) =>
        new(Problems.Invalid(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no valid {kind} id: use 1 to 64 letters, digits, '-', '_', '.' or ':'.")));
}
