namespace KpiFunctions.Domain.Surveys;

/// <summary>What a survey needs that has been texted.</summary>
public enum FollowUp
{
    None,

    /// <summary>Text the customer once more.</summary>
    Remind,

    /// <summary>Let a person call the customer.</summary>
    Call,
}
