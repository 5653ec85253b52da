namespace KpiFunctions.Domain.Schemes;

/// <summary>
/// How the month is paid: base + performance × coefficient + split + commissions × factors × position coefficient (× score) + extras + seniority + certificates,
/// with penalties, rewards, a cut for imbalance and a floor. Every part is optional. Amounts are in the store's currency for one month.
/// </summary>
public sealed record PayoutPlan
{
    /// <summary>The coefficient that is the score itself: total ÷ scale.</summary>
    public const string ScoreCoefficient = "score";

    /// <summary>The figure that is the month's wage where another system reckons it; an extra of that name, which nobody's pay is without.</summary>
    public const string Wage = "wage";

    /// <summary>The figure that is the bonus for a full score; a commission on it is no part of the wage. Source: 000, the bonus follows the score.</summary>
    public const string Bonus = "bonus.base";

    /// <summary>Fixed pay. Source: 002, 2000 for the customer-service manager.</summary>
    public decimal? Base { get; init; }

    /// <summary>Pay that is multiplied by the coefficient. Source: 002, 3000 × coefficient.</summary>
    public decimal? Performance { get; init; }

    /// <summary><c>score</c>, or the metric that <see cref="Performance"/> is multiplied by.</summary>
    public string? Coefficient { get; init; }

    /// <summary>A wage of which one part is fixed and the rest follows results. Source: 002, 1200 = 960 + 240.</summary>
    public WageSplit? Split { get; init; }

    public IReadOnlyList<Commission> Commissions { get; init; } = [];

    /// <summary>Metrics that the commissions are multiplied by. Source: 002, volume rate and key-indicator rate.</summary>
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>
    /// Multiplies the commissions of those who have no coefficient of their own for the year. Source: 002, 1.3 for a supervisor, assessed once a year.
    /// </summary>
    public decimal? PositionCoefficient { get; init; }

    /// <summary>Which pay is multiplied by score ÷ scale besides the commissions: the base too. Source: 002, (base + output × rate) × score ÷ 100.</summary>
    public bool ScoreMultipliesBase { get; init; }

    /// <summary>Figures in currency that are added as they are. Source: 002, value-added business and daily awards.</summary>
    public IReadOnlyList<string> Extras { get; init; } = [];

    /// <summary>Figures in currency that are deducted as they are: penalties, other deductions. Source: 002, total wage.</summary>
    public IReadOnlyList<string> Deductions { get; init; } = [];

    public SeniorityPay? Seniority { get; init; }

    /// <summary>Pay for certificates of skill, by level from the lowest up.</summary>
    public IReadOnlyList<CertificatePay> Certificates { get; init; } = [];

    /// <summary>The least that is paid. Source: 002, 3000 for a station chief.</summary>
    public decimal? Floor { get; init; }

    /// <summary>Employment kinds that get no base pay, in upper or lower case. Source: 002, apprentices and interns.</summary>
    public IReadOnlyList<string> BaseExcludes { get; init; } = [];

    /// <summary>Every metric that pay rests on.</summary>
    public IEnumerable<string> Metrics =>
    [
        .. Commissions.Select(c => c.Metric),
        .. Factors,
        .. Coefficient is { } coefficient and not ScoreCoefficient ? [coefficient] : Array.Empty<string>(),
        .. Split?.Factors ?? [],
        .. Extras,
        .. Deductions,
    ];
}
