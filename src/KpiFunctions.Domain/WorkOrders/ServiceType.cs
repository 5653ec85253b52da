namespace KpiFunctions.Domain.WorkOrders;

/// <summary>Who pays for a service. Source: 003, the four kinds of service.</summary>
public enum ServiceType
{
    Paid,
    Contract,
    Warranty,

    /// <summary>Work for the house itself: no customer to ask, and it does not count in scores.</summary>
    Internal,
}
