namespace KpiFunctions.Domain.Months;

/// <summary>How many facts a month was closed with; part of its ledger entry.</summary>
public readonly record struct MonthCounts
{
    public int Orders { get; init; }

    public int Completed { get; init; }

    public int Texted { get; init; }

    public int Rated { get; init; }

    /// <summary>Records that came after the close; kept and not scored.</summary>
    public int Late { get; init; }

    public MonthCounts Add(in ServiceRecord record) => this with
    {
        Orders = Orders + 1,
        Completed = Completed + (record.Order.CompletedAt is null ? 0 : 1),
        Texted = Texted + (record.Survey.SentAt is null ? 0 : 1),
        Rated = Rated + (record.Survey.Overall is null ? 0 : 1),
    };
}
