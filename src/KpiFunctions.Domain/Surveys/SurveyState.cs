namespace KpiFunctions.Domain.Surveys;

/// <summary>Where the survey of a work order stands.</summary>
public enum SurveyState
{
    /// <summary>The order is still open, there is nothing to ask yet.</summary>
    NotDue,

    /// <summary>To be texted at its due time.</summary>
    Scheduled,

    /// <summary>The provider has taken the text.</summary>
    Sent,

    /// <summary>The text has reached the phone.</summary>
    Delivered,

    /// <summary>The provider refused the text for good, or could not deliver it.</summary>
    Failed,

    /// <summary>The customer is not asked, for a reason that is kept.</summary>
    Excluded,
}
