namespace KpiFunctions.Domain.Surveys;

/// <summary>Where an order's survey stands: exactly one of these at any moment, so that the orders in each add up to all orders.</summary>
public enum SurveyStanding
{
    /// <summary>The order is still open, there is nothing to ask yet.</summary>
    NotDue,

    /// <summary>The text waits for its time.</summary>
    Scheduled,

    /// <summary>The customer was not asked, for a reason that is kept.</summary>
    Excluded,

    /// <summary>The text did not reach the customer, for a reason that is kept.</summary>
    Failed,

    /// <summary>Texted, and an answer can still come.</summary>
    Waiting,

    /// <summary>Rated in time, by text or by telephone.</summary>
    Answered,

    /// <summary>The answer, here or to another survey, was a wish for no more texts.</summary>
    OptedOut,

    /// <summary>Nothing came for so long that it became a telephone call, which brought no rating so far.</summary>
    Silent,

    /// <summary>The time for an answer is over, and no rating came.</summary>
    Expired,
}
