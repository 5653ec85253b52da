using NodaTime;

namespace KpiFunctions.Domain.Schemes;

/// <summary>The life of a scheme: versions are added, never changed, and none reaches back into a closed month.</summary>
public static class SchemeVersions
{
    /// <summary>The version in force in a month: the highest that is valid from that month or an earlier one.</summary>
    public static Scheme? InForce(IEnumerable<Scheme> versions, YearMonth month) =>
        versions.Where(v => v.ValidFrom <= month).MaxBy(v => v.Version);

    /// <summary>Why a version cannot be added to those that exist; empty when it can.</summary>
    /// <param name="draft">The version to add.</param>
    /// <param name="existing">All versions of the same scheme.</param>
    /// <param name="closedThrough">The last month closed by any store that uses the scheme.</param>
    public static IReadOnlyList<SchemeProblem> ProblemsOf(Scheme draft, IReadOnlyCollection<Scheme> existing, YearMonth? closedThrough)
    {
        var problems = new List<SchemeProblem>();
        var next = existing.Count == 0 ? 1 : existing.Max(v => v.Version) + 1;
        if (draft.Version != next)
        {
            problems.Add(new("$.version", $"The next version of '{draft.Id}' is {next}; versions that exist do not change."));
        }

        if (existing.Count > 0 && closedThrough is { } closed && draft.ValidFrom <= closed)
        {
            problems.Add(new("$.validFrom", FormattableString.Invariant(
                $"Months through {closed.Year:D4}-{closed.Month:D2} are closed; a new version can be valid from the month after.")));
        }

        return problems;
    }
}
