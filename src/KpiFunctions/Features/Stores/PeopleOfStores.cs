using KpiFunctions.Domain;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.Stores;

/// <summary>Says of members of staff whether their last role in the store has ended.</summary>
public sealed class PeopleOfStores(StoreDirectory stores) : IPeople
{
    public async Task<IReadOnlyList<StorePerson>> ThereAreAsync(IReadOnlyList<StorePerson> people, CancellationToken cancellationToken)
    {
        var present = new List<StorePerson>();
        foreach (var person in people)
        {
            if (!await HasLeftAsync(person, cancellationToken))
            {
                present.Add(person);
            }
        }

        return present;
    }

    private async Task<bool> HasLeftAsync(StorePerson person, CancellationToken cancellationToken) =>
        await stores.FindStaffAsync(person.StoreId, person.StaffId, cancellationToken) is { Roles: [.., { Until: { } until }] }
        && await stores.FindAsync(person.StoreId, cancellationToken) is { } store
        && until < stores.Today(store);
}
