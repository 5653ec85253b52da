using KpiFunctions.Domain.Facts;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>What was counted besides services.</summary>
internal sealed class OtherTally
{
    internal ComplaintTally Complaints { get; } = new();

    internal CallbackTally Callbacks { get; } = new();

    internal long Returned { get; private set; }

    internal long Referrals { get; private set; }

    internal long Repurchases { get; private set; }

    internal long Praises { get; private set; }

    internal void AddReturn() => Returned++;

    internal void Add(CustomerFact fact)
    {
        Referrals += fact.Kind == CustomerFactKind.Referral ? 1 : 0;
        Repurchases += fact.Kind == CustomerFactKind.Repurchase ? 1 : 0;
        Praises += fact.Kind == CustomerFactKind.Praise ? 1 : 0;
    }

    internal void Add(OtherTally other)
    {
        Complaints.Add(other.Complaints);
        Callbacks.Add(other.Callbacks);
        Returned += other.Returned;
        Referrals += other.Referrals;
        Repurchases += other.Repurchases;
        Praises += other.Praises;
    }
}
