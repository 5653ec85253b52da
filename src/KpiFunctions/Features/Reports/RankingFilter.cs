using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Access;

namespace KpiFunctions.Features.Reports;

/// <summary>Whose places are shown. Everyone counts for the places, but a caller sees only the people of their own stores.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Group">Only this group; all when absent or empty.</param>
/// <param name="Role">Only this role; all when absent or empty.</param>
public sealed record RankingFilter(Caller Caller, string? Group, string? Role)
{
    internal bool Shows(GroupPlace place) =>
        Caller.MaySupervise(place.Entry.StoreId) && Takes(Group, place.Group) && Takes(Role, place.Entry.Role);

    internal bool Shows(Store store) => Caller.MaySupervise(store.Id) && Takes(Group, store.Group);

    private static bool Takes(string? asked, string? found) => string.IsNullOrEmpty(asked) || asked == found;
}
