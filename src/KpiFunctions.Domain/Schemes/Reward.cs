namespace KpiFunctions.Domain.Schemes;

/// <summary>What an award brings. Closed: money as a share of the wage, a fixed amount, or words (promotion pool, certificate, tool kit, course).</summary>
public abstract record Reward
{
    private Reward()
    {
    }

    /// <summary>A share of the month's wage. Source: 001, 10% of the month's wage.</summary>
    /// <param name="Value">Percent, above 0.</param>
    public sealed record PercentOfWage(decimal Value) : Reward;

    /// <summary>A fixed amount in the store's currency.</summary>
    /// <param name="Value">Above 0.</param>
    public sealed record Amount(decimal Value) : Reward;

    /// <summary>A right or a thing, such as <c>promotion-pool</c> or <c>tool-kit</c>.</summary>
    /// <param name="Title">What people are told that it is; the value where there is none.</param>
    public sealed record Label(string Value, LocalizedText? Title = null) : Reward;

    /// <summary>A certificate, such as <c>manager-of-the-month</c>; people know it by the title of its award. Source: 000.</summary>
    public sealed record Certificate(string Value) : Reward;
}
