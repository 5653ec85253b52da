using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Access;
using NodaTime;

namespace KpiFunctions.Features.Sheets;

/// <summary>Which columns of a sheet somebody may fill: nobody that of another one, and the measured only their own. Source: 003, the person measured must not be the judge.</summary>
internal static class SheetColumns
{
    /// <param name="measured">Who is rated.</param>
    /// <param name="day">The day on which it counts who leads them.</param>
    internal static IReadOnlyList<SheetRater> Of(RatingSheet sheet, Caller caller, StaffMember measured, LocalDate day)
    {
        var isMeasured = caller.Is(measured.StoreId, measured.Id);
        return [.. sheet.Raters.Where(r => r.Kind switch
        {
            RaterKind.Self => isMeasured,
            RaterKind.Manager => !isMeasured && caller.Is(measured.StoreId, measured.ManagerOn(day)),
            RaterKind.Person => !isMeasured && r.Role == JsonNamingPolicy.CamelCase.ConvertName(caller.Role.ToString()),
            _ => false,
        })];
    }

    /// <summary>Who the caller is, as it is kept with their marks: as the store knows them, else as another one does.</summary>
    internal static StorePerson PersonOf(Caller caller, StoreId store) => caller.StaffIn(store) is { } staff ? new(store, staff) : caller.People[0];
}
