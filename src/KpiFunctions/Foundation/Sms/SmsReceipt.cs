namespace KpiFunctions.Foundation.Sms;

/// <summary>What became of a text when it was handed over. Whether it reaches the phone is told later by the delivery report.</summary>
public abstract record SmsReceipt
{
    /// <summary>Code of <see cref="Rejected"/>: so long after the first call the provider no longer knows whether this text was sent before.</summary>
    public const string Forgotten = "412";

    private SmsReceipt()
    {
    }

    /// <summary>The provider took it.</summary>
    /// <param name="MessageId">The provider's id, also in the delivery report.</param>
    public sealed record Accepted(string MessageId) : SmsReceipt;

    /// <summary>The provider will never take it: sending again is pointless.</summary>
    /// <param name="Code">The provider's status, such as 400, or <see cref="Forgotten"/>.</param>
    /// <param name="Reason">The provider's words, phone numbers taken out.</param>
    public sealed record Rejected(string Code, string Reason) : SmsReceipt;

    /// <summary>
    /// The provider refuses our sender, our text or our request, or a setting is missing for it: it would not be taken, whoever it is for, until somebody mends
    /// that. This one has not left.
    /// </summary>
    /// <param name="Code">The provider's status.</param>
    /// <param name="Reason">What it names, phone numbers taken out.</param>
    /// <param name="ForAll">Whether all texts would be refused; <see langword="false"/> when only those like this one lack something.</param>
    public sealed record Misconfigured(string Code, string Reason, bool ForAll = true) : SmsReceipt;

    /// <summary>Too many texts.</summary>
    /// <param name="RetryAfter">How long to wait before the same message is handed over again.</param>
    /// <param name="MayHaveLeft">Whether an earlier try within this call may have been taken.</param>
    public sealed record Throttled(TimeSpan RetryAfter, bool MayHaveLeft = false) : SmsReceipt;

    /// <summary>It failed for now; the same message can be handed over again.</summary>
    /// <param name="Reason">What happened, without phone number or text.</param>
    /// <param name="MayHaveLeft">Whether it may have been taken all the same; <see langword="false"/> only when that is certain.</param>
    public sealed record Failed(string Reason, bool MayHaveLeft = true) : SmsReceipt;
}
