namespace KpiFunctions.Domain.Complaints;

/// <summary>How a complaint came in.</summary>
public enum ComplaintSource
{
    /// <summary>From the dealer's own system.</summary>
    Import,

    /// <summary>From a customer's answer to a survey.</summary>
    Survey,
}
