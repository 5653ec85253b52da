using KpiFunctions.Domain.Surveys;

namespace KpiFunctions.Domain.Months;

/// <summary>How many facts a month was closed with; part of its ledger entry.</summary>
public readonly record struct MonthCounts
{
    public int Orders { get; init; }

    public int Completed { get; init; }

    public int Texted { get; init; }

    public int Rated { get; init; }

    public int Complaints { get; init; }

    /// <summary>Repairs that came back.</summary>
    public int Returns { get; init; }

    public int Figures { get; init; }

    public int Ratings { get; init; }

    /// <summary>Referrals, repurchases and praise.</summary>
    public int CustomerFacts { get; init; }

    /// <summary>Records that came after the close; kept and not scored.</summary>
    public int Late { get; init; }

    public MonthCounts Add(ServiceRecord record) => this with
    {
        Orders = Orders + 1,
        Completed = Completed + (record.Order is { CompletedAt: not null, CancelledAt: null } ? 1 : 0),
        Texted = Texted + (record.Result.SentAt is null ? 0 : 1),
        Rated = Rated + (record.Result.Overall is null ? 0 : 1),
    };

    /// <summary>All counts as one line, for the ledger's hash.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Orders} {Completed} {Texted} {Rated} {Complaints} {Returns} {Figures} {Ratings} {CustomerFacts} {Late}");
}
