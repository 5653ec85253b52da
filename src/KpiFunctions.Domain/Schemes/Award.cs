namespace KpiFunctions.Domain.Schemes;

/// <summary>A reward for everyone who fulfils all that it asks for. At least one of the demands is set.</summary>
public sealed record Award
{
    public required string Id { get; init; }

    public LocalizedText? Title { get; init; }

    /// <summary>Metrics that must all reach their bounds. Source: 001, satisfaction and timeliness together.</summary>
    public IReadOnlyList<AwardCondition> All { get; init; } = [];

    /// <summary>Share of the store's people with this scheme, in percent, above 0 to 100, rounded to whole people. Source: 001, the top 30%.</summary>
    public decimal? TopPercent { get; init; }

    /// <summary>Two items between which the best balance is sought. Source: 001, the best-balance award for volume and quality.</summary>
    public BalanceOf? BestBalance { get; init; }

    /// <summary>The best total of the store's people with this scheme in the month, quarter, half-year or year. Source: 000 and 001, manager and technician of the month.</summary>
    public AwardPeriod? Best { get; init; }

    public required Reward Reward { get; init; }
}
