using KpiFunctions.Domain;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Features.WhatIf;

/// <summary>What is tried, and on which months.</summary>
/// <param name="Stores">Stores, each once.</param>
/// <param name="Months">Months in order.</param>
/// <param name="Roles">Roles that the drafts are tried on; empty means all.</param>
/// <param name="Drafts">Drafts, each in the place of another scheme.</param>
public sealed record TrialPlan(IReadOnlyList<StoreId> Stores, IReadOnlyList<YearMonth> Months, IReadOnlyList<string> Roles, IReadOnlyList<TrialDraft> Drafts)
{
    /// <summary>What somebody would be measured as: by the draft in the place of their scheme, if there is one for them.</summary>
    public Assignment AssignmentOf(MonthBasis basis, StaffPeriod staff)
    {
        var assignment = basis.AssignmentOf(staff);
        var isTried = Roles.Count == 0 || (assignment.Role is { } role && Roles.Contains(role));
        return isTried && Drafts.FirstOrDefault(d => d.Replaces == assignment.Scheme.Id) is { } draft
            ? assignment with { Scheme = draft.Scheme }
            : assignment;
    }
}

/// <summary>A draft that is tried.</summary>
/// <param name="Scheme">The draft; from when it is valid makes no difference.</param>
/// <param name="Replaces">The scheme in whose place it is tried.</param>
public sealed record TrialDraft(Scheme Scheme, SchemeId Replaces);
