using KpiFunctions.Domain.Facts;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>What counts for somebody besides services.</summary>
internal sealed class OtherTally
{
    internal ComplaintTally Complaints { get; } = new();

    internal CallbackTally Callbacks { get; } = new();

    internal long Returned { get; set; }

    internal long Referrals { get; private set; }

    internal long Repurchases { get; private set; }

    internal long Praises { get; private set; }

    internal required IReadOnlyDictionary<string, FigureFact> Figures { get; init; }

    internal required IReadOnlyDictionary<string, RatingTally> Ratings { get; init; }

    internal void Add(CustomerFact fact)
    {
        Referrals += fact.Kind == CustomerFactKind.Referral ? 1 : 0;
        Repurchases += fact.Kind == CustomerFactKind.Repurchase ? 1 : 0;
        Praises += fact.Kind == CustomerFactKind.Praise ? 1 : 0;
    }
}
