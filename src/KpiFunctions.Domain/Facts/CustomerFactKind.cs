namespace KpiFunctions.Domain.Facts;

/// <summary>What a customer did. Source: 001.</summary>
public enum CustomerFactKind
{
    /// <summary>Brought new business.</summary>
    Referral,

    /// <summary>Bought from the house again.</summary>
    Repurchase,

    /// <summary>Praised in public.</summary>
    Praise,
}
