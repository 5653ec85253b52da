using KpiFunctions.Domain.Facts;

namespace KpiFunctions.Domain.Appeals;

/// <summary>A referral, repurchase or praise was none, or had nothing to do with the one it counts for. Source: 001, with evidence.</summary>
public sealed record CustomerFactDropped(CustomerFactId Fact, string Evidence) : Correction(Evidence)
{
    public override bool Drops(CustomerFactId fact) => fact == Fact;
}
