using KpiFunctions.Domain.Schemes;
using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>A person who is measured.</summary>
public sealed record StaffMember
{
    public required StoreId StoreId { get; init; }

    public required StaffId Id { get; init; }

    public string? Name { get; init; }

    /// <summary>
    /// Whether somebody has said that the person works in the store. Whoever is known only because a record named them was never given a scheme.
    /// </summary>
    public bool IsRegistered { get; init; } = true;

    /// <summary>Kind of employment, such as <c>apprentice</c> or <c>intern</c>; <see langword="null"/> for ordinary staff.</summary>
    public string? Employment { get; init; }

    /// <summary>First day of employment, for seniority pay.</summary>
    public LocalDate? EmployedSince { get; init; }

    /// <summary>
    /// The position coefficient of each year, one for all its months. Source: 002, assessed once a year by results, conduct, training and exams.
    /// </summary>
    public IReadOnlyList<YearCoefficient> Coefficients { get; init; } = [];

    /// <summary>Levels of certificates of skill, one after the other. Source: 002, the maker's certificates.</summary>
    public IReadOnlyList<CertifiedLevel> Certificates { get; init; } = [];

    /// <summary>Roles one after the other, oldest first; never empty.</summary>
    public IReadOnlyList<StaffRole> Roles { get; init; } = [new(null, null)];

    /// <summary>Who led the person, one after the other, oldest first; empty when nobody ever did.</summary>
    public IReadOnlyList<StaffManager> Managers { get; init; } = [];

    /// <summary>Who leads the person on a day.</summary>
    public StaffId? ManagerOn(LocalDate day) => Managers.LastOrDefault(m => m.From is not { } from || from <= day)?.ManagerId;

    /// <summary>
    /// Puts the person into somebody's team, or nobody's. With a first day that joins what was before (and takes the place of what begins on that day);
    /// without one it corrects who leads the person today.
    /// </summary>
    public StaffMember Join(StaffManager manager, LocalDate today)
    {
        var corrected = manager.From is { } from
            ? Managers.FirstOrDefault(m => m.From == from)
            : Managers.LastOrDefault(m => m.From is not { } begun || begun <= today) ?? (Managers.Count > 0 ? Managers[0] : null);
        var added = manager.From is null ? manager with { From = corrected?.From } : manager;
        return this with { Managers = [.. Managers.Where(m => !ReferenceEquals(m, corrected)).Append(added).OrderBy(m => m.From ?? LocalDate.MinIsoValue)] };
    }

    /// <summary>Days of a month on which somebody led the person.</summary>
    public IReadOnlyList<LedDays> LedIn(YearMonth month)
    {
        var whole = month.ToDateInterval();
        var led = new List<LedDays>();
        for (var i = 0; i < Managers.Count; i++)
        {
            var end = i + 1 < Managers.Count ? Managers[i + 1].From!.Value.PlusDays(-1) : whole.End;
            var (first, last) = (LocalDate.Max(Managers[i].From ?? whole.Start, whole.Start), LocalDate.Min(end, whole.End));
            if (Managers[i].ManagerId is { } manager && first <= last)
            {
                led.Add(new(new DateInterval(first, last), manager));
            }
        }

        return led;
    }

    /// <summary>The role on a day: the last that had begun, or the first one before that.</summary>
    public StaffRole RoleOn(LocalDate day) => Roles.LastOrDefault(r => r.From is not { } from || from <= day) ?? Roles[0];

    /// <summary>
    /// Gives the person a role. One with a first day joins the others (and takes the place of one that begins on that day); one without
    /// corrects the role of today.
    /// </summary>
    public StaffMember Assign(StaffRole role, LocalDate today)
    {
        var corrected = role.From is { } from ? Roles.FirstOrDefault(r => r.From == from) : RoleOn(today);
        var added = role.From is null ? role with { From = corrected!.From } : role;
        StaffRole[] roles = [.. Roles.Where(r => !ReferenceEquals(r, corrected)), added];
        return this with { Roles = [.. roles.OrderBy(r => r.From ?? LocalDate.MinIsoValue)] };
    }

    /// <summary>The position coefficient of a year, or <see langword="null"/> when none was set for it.</summary>
    public decimal? CoefficientIn(int year) => Coefficients.FirstOrDefault(c => c.Year == year)?.Value;

    /// <summary>Sets the coefficients of some years, and takes back those that are <see langword="null"/>; other years keep theirs.</summary>
    public StaffMember Assess(IReadOnlyDictionary<int, decimal?> years) => this with
    {
        Coefficients =
        [
            .. Coefficients.Where(c => !years.ContainsKey(c.Year))
                .Concat(years.Where(y => y.Value is not null).Select(y => new YearCoefficient(y.Key, y.Value!.Value)))
                .OrderBy(c => c.Year),
        ],
    };

    /// <summary>The level of skill that is certified by the last day of a month, which pays for all of it; <see langword="null"/> when there is none.</summary>
    public int? CertifiedIn(YearMonth month) => Certificates.LastOrDefault(c => c.From <= month.ToDateInterval().End)?.Level is > 0 and var level ? level : null;

    /// <summary>Sets the levels from some days on, and takes back those that are <see langword="null"/>; other days keep theirs.</summary>
    public StaffMember Certify(IReadOnlyDictionary<LocalDate, int?> levels) => this with
    {
        Certificates =
        [
            .. Certificates.Where(c => !levels.ContainsKey(c.From))
                .Concat(levels.Where(l => l.Value is not null).Select(l => new CertifiedLevel(l.Key, l.Value!.Value)))
                .OrderBy(c => c.From),
        ],
    };

    /// <summary>The roles as assignments to schemes.</summary>
    /// <param name="storeScheme">Scheme of roles that have none of their own.</param>
    public IEnumerable<RoleAssignment> Assignments(SchemeId storeScheme) =>
        Roles.Select(r => new RoleAssignment(Id, r.Role, r.SchemeId ?? storeScheme, r.From ?? LocalDate.MinIsoValue, r.Until));
}
