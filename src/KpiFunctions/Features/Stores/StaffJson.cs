using System.Globalization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Http;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Stores;

/// <summary>A member of staff as the API reads and shows it.</summary>
/// <param name="Role">Role within the group, such as service-advisor; ranks across stores are within a role.</param>
/// <param name="SchemeId">The role's own scheme; the store's when left out.</param>
/// <param name="Employment">Kind of employment, such as apprentice or intern; left out for ordinary staff.</param>
/// <param name="EmployedSince">First day of employment, yyyy-MM-dd, for seniority pay.</param>
/// <param name="From">First day of the role, yyyy-MM-dd, which then joins the earlier ones; without it the role of today is corrected.</param>
/// <param name="Until">Last day of the role, yyyy-MM-dd, when the person leaves the store after it.</param>
/// <param name="Coefficients">
/// The person's position coefficient by year, such as {"2026": 1.2}, above 0 to 10 with at most four decimals: it multiplies the commissions of every month
/// of the year in place of the scheme's positionCoefficient. null takes a year's back; years that are left out keep theirs.
/// </param>
/// <param name="Certificates">
/// The level of skill that the person is certified for, 0 to 9, by the day from which it is valid, such as {"2026-03-01": 2}; 0 for none any more. It pays
/// by the scheme's certificates from that month on. null takes a day's back; days that are left out keep theirs.
/// </param>
/// <param name="ManagerId">Whose team the person belongs to, a member of the store's staff; an empty text for nobody's. Left out, it stays.</param>
/// <param name="ManagerFrom">First day in that team, yyyy-MM-dd, which then joins the earlier ones; without it the team of today is corrected.</param>
public sealed record StaffJson(
    string? Name = null,
    string? Role = null,
    string? SchemeId = null,
    string? Employment = null,
    string? EmployedSince = null,
    string? From = null,
    string? Until = null,
    IReadOnlyDictionary<string, decimal?>? Coefficients = null,
    IReadOnlyDictionary<string, int?>? Certificates = null,
    string? ManagerId = null,
    string? ManagerFrom = null)
{
    private const int FirstYear = 2000;

    /// <summary>People have been employed since before there were records of their work.</summary>
    private const int FirstYearOfEmployment = 1900;

    private const int LastYear = 2099;

    /// <summary>Who leads the person; <see langword="null"/> when the body does not say.</summary>
    internal StaffManager? Manager => ManagerId is null ? null : new(
        ManagerId.Length == 0 ? null : StaffId.Parse(ManagerId), ManagerFrom is null ? null : LocalDatePattern.Iso.Parse(ManagerFrom).Value);

    /// <summary>The role that the body gives.</summary>
    /// <exception cref="ProblemException">Lists every field that is wrong.</exception>
    public StaffRole ToRole()
    {
        var errors = new Dictionary<string, string[]>();
        Check(errors, Name is null or { Length: <= 100 }, "name", "A name has at most 100 characters.");
        Check(errors, Role is null || PlainText.IsName(Role, 64), "role", "A role has 1 to 64 characters on one line; leave it out when there is none.");
        Check(errors, Employment is null || PlainText.IsName(Employment, 64), "employment", "A kind of employment has 1 to 64 characters on one line; leave it out for ordinary staff.");
        SchemeId? scheme = Domain.Schemes.SchemeId.TryParse(SchemeId, out var parsed) ? parsed : null;
        Check(errors, SchemeId is null || scheme is not null, "schemeId", $"'{SchemeId}' is no valid scheme id.");
        Day(errors, "employedSince", EmployedSince);
        Check(errors, string.IsNullOrEmpty(ManagerId) || StaffId.TryParse(ManagerId, out _), "managerId", $"'{ManagerId}' is no valid staff id.");
        Day(errors, "managerFrom", ManagerFrom);
        Check(errors, ManagerFrom is null || ManagerId is not null, "managerFrom", "Say with managerId whose team it is from that day on.");
        var (from, until) = (Day(errors, "from", From), Day(errors, "until", Until));
        Check(errors, from is null || until is null || from <= until, "until", "The last day is before the first; correct one of the two.");
        foreach (var (year, value) in Coefficients ?? new Dictionary<string, decimal?>())
        {
            Check(errors, YearOf(year) is not null, "coefficients", $"'{year}' is no year from {FirstYear} to {LastYear}.");
            Check(errors, value is not { } number || YearCoefficient.IsValid(number), $"coefficients.{year}", $"The coefficient is {value}; it must be above 0 and at most {YearCoefficient.Largest}, with at most four decimals.");
        }

        foreach (var (day, level) in Certificates ?? new Dictionary<string, int?>())
        {
            Day(errors, "certificates", day);
            Check(errors, level is not { } number || CertifiedLevel.IsValid(number), $"certificates.{day}", $"The level is {level}; it must be 1 to {CertificatePay.HighestLevel}, or 0 for none any more.");
        }

        return errors.Count == 0
            ? new StaffRole(Role, scheme, from, until)
            : throw new ProblemException(Problems.Invalid("The member of staff was not saved; every field that is wrong is listed.", errors));
    }

    /// <summary>The member of staff with what the body says; earlier roles stay.</summary>
    /// <param name="known">As known until now; <see langword="null"/> for somebody new.</param>
    public StaffMember ApplyTo(StaffMember? known, StoreId store, StaffId id, StaffRole role, LocalDate today)
    {
        var member = (known?.Assign(role, today) ?? new StaffMember { StoreId = store, Id = id, Roles = [role] })
            .Assess((Coefficients ?? new Dictionary<string, decimal?>()).ToDictionary(c => YearOf(c.Key)!.Value, c => c.Value))
            .Certify((Certificates ?? new Dictionary<string, int?>()).ToDictionary(c => LocalDatePattern.Iso.Parse(c.Key).Value, c => c.Value));
        return (Manager is { } manager ? member.Join(manager, today) : member) with
        {
            Name = Name,
            IsRegistered = true,
            Employment = Employment,
            EmployedSince = EmployedSince is null ? null : LocalDatePattern.Iso.Parse(EmployedSince).Value,
        };
    }

    /// <param name="today">The day in the store's zone, which decides the role that is shown first.</param>
    public static object Of(StaffMember member, LocalDate today) => new
    {
        StoreId = member.StoreId.Value,
        StaffId = member.Id.Value,
        member.Name,
        member.RoleOn(today).Role,
        SchemeId = member.RoleOn(today).SchemeId?.Value,
        Registered = member.IsRegistered,
        member.Employment,
        EmployedSince = Text(member.EmployedSince),
        ManagerId = member.ManagerOn(today)?.Value,
        Managers = member.Managers.Select(m => new { ManagerId = m.ManagerId?.Value, From = Text(m.From) }),
        Coefficients = member.Coefficients.ToDictionary(c => c.Year.ToString(CultureInfo.InvariantCulture), c => c.Value),
        Certificates = member.Certificates.ToDictionary(c => Text(c.From)!, c => c.Level),
        Roles = member.Roles.Select(r => new { r.Role, SchemeId = r.SchemeId?.Value, From = Text(r.From), Until = Text(r.Until) }),
    };

    private static int? YearOf(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear ? year : null;

    private static string? Text(LocalDate? day) => day is { } value ? LocalDatePattern.Iso.Format(value) : null;

    private static LocalDate? Day(Dictionary<string, string[]> errors, string field, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var day = LocalDatePattern.Iso.Parse(text);
        var first = field == "employedSince" ? FirstYearOfEmployment : FirstYear;
        var holds = day.Success && day.Value.Year >= first && day.Value.Year <= LastYear;
        Check(errors, holds, field, $"'{text}' is no day from {first} to {LastYear}. Write it like 2026-09-15.");
        return holds ? day.Value : null;
    }

    private static void Check(Dictionary<string, string[]> errors, bool right, string field, string error)
    {
        if (!right)
        {
            errors.TryAdd(field, [error]);
        }
    }
}
