using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Foundation.Access;

namespace KpiFunctions.Features.Sheets;

/// <summary>Which columns of a sheet somebody may fill: nobody that of another one, and the measured only their own. Source: 003, the person measured must not be the judge.</summary>
internal static class SheetColumns
{
    /// <param name="measured">Who is rated.</param>
    /// <param name="leader">Who leads them on the day on which that counts.</param>
    /// <param name="filled">The marks that stand in the columns: whoever has given one may change it, whatever their key or team has become.</param>
    internal static IReadOnlyList<SheetRater> Of(RatingSheet sheet, Caller caller, StorePerson measured, StaffId? leader, IReadOnlyList<RatingFact> filled)
    {
        var isMeasured = caller.People.Contains(measured);
        return [.. sheet.Raters.Where(r => r.Kind switch
        {
            RaterKind.Self => isMeasured,
            RaterKind.Customers => false,
            _ when isMeasured => false,
            RaterKind.Manager when caller.Is(measured.StoreId, leader) => true,
            RaterKind.Person when r.Role == RoleOf(caller) => true,
            _ => filled.Any(f => f.Rater == r.Id && caller.People.Contains(f.GivenBy!.Value)),
        })];
    }

    /// <summary>Whether the caller has to do with the store's sheets.</summary>
    internal static bool MaySee(Caller caller, StoreId store) => caller.MaySupervise(store) || caller.StaffIn(store) is not null;

    /// <summary>Who the caller is, as it is kept with their marks: as the store knows them, else as another one does.</summary>
    internal static StorePerson PersonOf(Caller caller, StoreId store) => caller.StaffIn(store) is { } staff ? new(store, staff) : caller.People[0];

    private static string RoleOf(Caller caller) => JsonNamingPolicy.CamelCase.ConvertName(caller.Role.ToString());
}
