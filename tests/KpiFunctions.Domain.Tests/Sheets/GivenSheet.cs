using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Sheets;

/// <summary>Rating sheets in few words.</summary>
internal static class GivenSheet
{
    private static readonly LocalizedText Title = new([new("zh-CN", "题"), new("en", "Title")]);

    internal static SheetRater Self(decimal share) => new("self", Title, RaterKind.Self, share);

    internal static SheetRater Manager(decimal share) => new("manager", Title, RaterKind.Manager, share);

    internal static SheetRater Company(decimal share) => new("company", Title, RaterKind.Person, share) { Role = "admin" };

    internal static SheetRater Customers(decimal share, int draw) => new("customers", Title, RaterKind.Customers, share) { Draw = draw };

    /// <summary>One item, three grades of 100, 75 and 0.</summary>
    internal static RatingSheet Of(params SheetRater[] raters) => new()
    {
        Id = SheetId.Parse("conduct"),
        Version = 1,
        ValidFrom = new YearMonth(2026, 1),
        Title = Title,
        Items = [new("attitude", Title)],
        Grades = [new("excellent", Title, 100), new("good", Title, 75), new("poor", Title, 0)],
        Raters = raters,
    };
}
