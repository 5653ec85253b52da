using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Schemes;

/// <summary>Which facts count for the person who is scored, once for a scheme and for single items otherwise.</summary>
/// <param name="Of">Whose they are.</param>
/// <param name="Part">The part in an order by which it is theirs.</param>
public readonly record struct Measures(Measured Of, OrderPart Part)
{
    /// <summary>Orders that the person did.</summary>
    public static Measures Own => default;
}
