using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Records.Book;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Features.Surveys;

/// <summary>
/// What follows when the provider refuses a text for good: the survey says so, other surveys may leave the customer alone, and the claim of a survey is given
/// back. The refusal is kept in the contact first, in one write with the wish for silence that it may be, so that whatever dies after that is done by the next try.
/// </summary>
public sealed partial class RefusedTexts(ContactStore contacts, CustomerWishes wishes, SurveyStore surveys, TextMetrics metrics, ILogger<RefusedTexts> logger)
{
    internal async Task RefuseAsync(OutgoingText text, SurveyClaim claim, SmsReceipt.Rejected rejected, CancellationToken cancellationToken)
    {
        var wantsNoTexts = ProviderWords.SayOptedOut(rejected.Code, rejected.Reason);
        var contact = await contacts.ChangeAsync(
            text.Contact,
            current => (wantsNoTexts ? current.OptOut(text.Now) : current).Refuse(claim, text.IsSurvey ? rejected.Reason : string.Empty),
            likelyNew: false,
            cancellationToken);
        await FinishAsync(text, claim with { Refusal = rejected.Reason }, contact, cancellationToken);
        metrics.Failed(TextFailure.Refused, text.Purpose);
        Refused(claim.Tag, rejected.Reason);
    }

    /// <inheritdoc cref="FinishAsync(OutgoingText, SurveyClaim, Contact, CancellationToken)"/>
    internal async Task FinishAsync(OutgoingText text, SurveyClaim refused, CancellationToken cancellationToken)
    {
        if (await contacts.FindAsync(text.Contact, cancellationToken) is { } contact)
        {
            await FinishAsync(text, refused, contact, cancellationToken);
        }
    }

    /// <summary>
    /// Does what follows, again also where it was done. The claim of a text beside the survey stays, so that it is not tried again; the survey says that it cost
    /// nothing.
    /// </summary>
    /// <param name="refused">The claim, with its refusal.</param>
    internal async Task FinishAsync(OutgoingText text, SurveyClaim refused, Contact contact, CancellationToken cancellationToken)
    {
        if (contact.OptedOutAt is { } at)
        {
            await wishes.LeaveAloneAsync(contact, at, cancellationToken);
        }

        await surveys.ChangeAsync(
            text.Stored, survey => text.IsSurvey ? survey.Failed(refused.Refusal!, text.Now) : survey.Refused(text.Purpose), cancellationToken);
        if (text.IsSurvey)
        {
            await contacts.ChangeAsync(
                text.Contact, current => current.ClaimOf(text.Id) is { Refusal: not null } ? current.Release(refused) : null, likelyNew: false, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 1205, Level = LogLevel.Warning, Message = "Text {Text} was refused for good: {Reason}")]
    private partial void Refused(TextTag text, string reason);
}
