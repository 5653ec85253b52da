using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Http;

namespace KpiFunctions.Stores;

/// <summary>A member of staff as the API reads and shows it.</summary>
/// <param name="Role">Role within the group, such as service-advisor; ranks across stores are within a role.</param>
/// <param name="SchemeId">The person's own scheme; the store's when left out.</param>
public sealed record StaffJson(string? Name = null, string? Role = null, string? SchemeId = null)
{
    /// <exception cref="ProblemException">Lists every field that is wrong.</exception>
    public StaffMember ToMember(StoreId store, StaffId id)
    {
        var errors = new Dictionary<string, string[]>();
        if (Name?.Length > 100)
        {
            errors["name"] = ["A name has at most 100 characters."];
        }

        if (Role is not null && (Role.Length is 0 or > 64))
        {
            errors["role"] = ["A role has 1 to 64 characters; leave it out when there is none."];
        }

        SchemeId? scheme = null;
        if (SchemeId is not null)
        {
            if (Domain.Schemes.SchemeId.TryParse(SchemeId, out var parsed))
            {
                scheme = parsed;
            }
            else
            {
                errors["schemeId"] = [$"'{SchemeId}' is no valid scheme id."];
            }
        }

        return errors.Count == 0
            ? new StaffMember { StoreId = store, Id = id, Name = Name, Role = Role, SchemeId = scheme }
            : throw new ProblemException(Problems.Invalid("The member of staff was not saved; every field that is wrong is listed.", errors));
    }

    public static object Of(StaffMember member) => new
    {
        StoreId = member.StoreId.Value,
        StaffId = member.Id.Value,
        member.Name,
        member.Role,
        SchemeId = member.SchemeId?.Value,
    };
}
