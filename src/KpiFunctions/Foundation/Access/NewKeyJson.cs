using KpiFunctions.Domain;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Foundation.Access;

/// <summary>A key that is asked for.</summary>
/// <param name="Name">Whom or what the key is for, 1 to 100 characters.</param>
/// <param name="Stores">Stores the key is limited to, or <c>["*"]</c> for all; those of the person when left out for staff and clerks.</param>
/// <param name="People">The person behind the key, as each store knows them. Without one a key reads and imports, but judges nothing.</param>
/// <param name="ExpiresAt">From when on the key opens nothing any more; never when left out.</param>
public sealed record NewKeyJson(
    string Name, Role Role, IReadOnlyList<string>? Stores = null, IReadOnlyList<NewKeyPersonJson>? People = null, DateTimeOffset? ExpiresAt = null)
{
    private const string Everywhere = "*";
    private const int MostPeople = 100;

    /// <exception cref="ProblemException">Lists every field that is wrong.</exception>
    internal Caller ToCaller(DateTimeOffset now)
    {
        var errors = new Dictionary<string, string[]>();
        var isEverywhere = Stores is [Everywhere];
        var people = (People ?? []).Select(p => new StorePerson(RequestIds.Store(p.StoreId), RequestIds.Staff(p.StaffId))).Distinct().ToList();
        var isOnesOwn = Role is Role.Staff or Role.Clerk;
        var stores = isEverywhere ? [] : Stores?.Select(RequestIds.Store).Distinct().ToList() ?? (isOnesOwn ? [.. people.Select(p => p.StoreId).Distinct()] : []);
        Check(errors, Name.Trim().Length is > 0 and <= 100, "name", "A key has a name of 1 to 100 characters that says whom it is for.");
        Check(errors, Role != Role.Admin || Stores is null or [] || isEverywhere, "stores", "An administrator reaches all stores; leave the stores out.");
        Check(errors, Role is not (Role.Supervisor or Role.Ingest) || isEverywhere || stores.Count > 0, "stores", "Name the stores, such as [\"S1\"], or say [\"*\"] for all of them.");
        Check(errors, !isOnesOwn || people.Count > 0, "people", "A key with this role names its person: [{ \"storeId\": \"S1\", \"staffId\": \"li\" }].");
        Check(errors, !isOnesOwn || (!isEverywhere && people.All(p => stores.Contains(p.StoreId)) && stores.All(s => people.Any(p => p.StoreId == s))), "stores", "A key with this role is for the stores of its person; leave the stores out.");
        Check(errors, Role != Role.Ingest || people.Count == 0, "people", "A key for records belongs to a system and names no person.");
        Check(errors, people.Count <= MostPeople && people.GroupBy(p => p.StoreId).All(g => g.Count() == 1), "people", $"A person has one staff id in each store, in {MostPeople} stores at the most.");
        Check(errors, ExpiresAt is null || ExpiresAt > now, "expiresAt", "The key would have expired already; give a later time, or leave it out.");
        return errors.Count == 0
            ? new Caller(Name.Trim(), Role, stores, people) { IsEverywhere = isEverywhere, ExpiresAt = ExpiresAt?.ToUniversalTime() }
            : throw new ProblemException(Problems.Invalid("The key was not made; every field that is wrong is listed.", errors));
    }

    private static void Check(Dictionary<string, string[]> errors, bool right, string field, string error)
    {
        if (!right)
        {
            errors.TryAdd(field, [error]);
        }
    }
}

/// <summary>A person as a member of staff of a store.</summary>
public sealed record NewKeyPersonJson(string StoreId, string StaffId);
