namespace KpiFunctions.Domain.WorkOrders;

/// <summary>What somebody had to do with an order. An order of a workshop measures its advisor and its technician at once.</summary>
public enum OrderPart
{
    /// <summary>Did the work, alone or together with others.</summary>
    Technician,

    /// <summary>Received the customer and the car.</summary>
    Advisor,

    /// <summary>Passed the work, or did not.</summary>
    Inspector,

    /// <summary>Calls the customer back.</summary>
    Clerk,
}
