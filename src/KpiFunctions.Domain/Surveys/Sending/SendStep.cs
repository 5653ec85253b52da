using NodaTime;

namespace KpiFunctions.Domain.Surveys.Sending;

/// <summary>What to do about a survey that is due, as its customer's contact stands.</summary>
public abstract record SendStep
{
    private SendStep()
    {
    }

    /// <summary>Leave the customer alone, for a reason that is kept.</summary>
    public sealed record Exclude(ExclusionReason Reason) : SendStep;

    /// <summary>A text beside the survey that is not wanted any more, or has left, or may have: nothing is to be done.</summary>
    public sealed record Drop : SendStep;

    /// <summary>Store the claim, then call the provider with it.</summary>
    public sealed record Call(SurveyClaim Claim) : SendStep;

    /// <summary>The text may have left and calling again could make it two: look again then, unless a delivery report comes before.</summary>
    public sealed record AwaitReport(Instant Until) : SendStep;

    /// <summary>The provider has refused the text for good: finish what follows from that.</summary>
    public sealed record Refuse(SurveyClaim Refused) : SendStep;

    /// <summary>The store has had its texts of this day.</summary>
    public sealed record Park : SendStep;

    /// <summary>The text may have left, but no report came for so long that it is taken not to have: a new attempt, unless the customer has answered.</summary>
    public sealed record StartOver(SurveyClaim Unreported) : SendStep;

    /// <summary>The customer wants no texts, and the text may have left before that was known: nothing more is sent, and it is charged.</summary>
    public sealed record Settle(SurveyClaim Unreported) : SendStep;

    /// <summary>No attempt was ever reported; the customer is not tried any more.</summary>
    public sealed record GiveUp(SurveyClaim Unreported) : SendStep;
}
