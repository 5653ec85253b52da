using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records.Book;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace KpiFunctions.Features.Surveys;

/// <summary>
/// Puts surveys back that could not be texted now. Never by an exception: the queue would give up after five tries, long before a provider's bad day is over.
/// </summary>
public sealed partial class SurveyRetries(
    DueTextStore dueTexts, Queues queues, ContactStore contacts, SurveyStore surveys, DailyTexts dailyTexts, TextMetrics metrics, IOptions<SurveyOptions> options, ILogger<SurveyRetries> logger)
{
    // What is due sooner than the timer's next ticks waits in the queue itself.
    private static readonly Duration ShortWait = Duration.FromMinutes(15);

    /// <summary>Enters the survey into the list of due texts for a later time.</summary>
    internal Task PostponeAsync(OutgoingText text, Instant until, CancellationToken cancellationToken) =>
        dueTexts.AddAsync([text.At(until, text.FailingSince)], cancellationToken);

    /// <summary>Looks at the survey again when its report is overdue. Failures before that say nothing about the attempt that follows.</summary>
    internal Task AwaitReportAsync(OutgoingText text, Instant until, CancellationToken cancellationToken) =>
        dueTexts.AddAsync([text.At(until, failingSince: null)], cancellationToken);

    /// <summary>The provider did not take the text, for a reason that passes.</summary>
    /// <param name="mayHaveLeft">Whether it may have taken it all the same; then only a repeated call or a delivery report may follow.</param>
    /// <param name="wait">How long the provider asks to wait.</param>
    internal async Task RetryAsync(
        OutgoingText text, SurveyClaim claim, SendPlan plan, bool mayHaveLeft, Duration wait, string reason, CancellationToken cancellationToken)
    {
        var since = text.FailingSince ?? text.Now;
        var pause = BackOff.Wait(since, text.Now, wait);
        if (mayHaveLeft || !await ReleaseAsync(text, claim, cancellationToken))
        {
            var at = plan.RetryAt(claim, pause, text.Now);
            if (text.IsSurvey || at < plan.ReportDueAt(claim))
            {
                await PutBackAsync(text.At(at, at < plan.ReportDueAt(claim) ? since : null), text.Now, cancellationToken);
            }
            else
            {
                await surveys.ChangeAsync(text.Stored, survey => survey.Followed(claim), cancellationToken);
            }

            Unknown(claim.Tag, at, reason);
        }
        else if (Tried(text, since) >= Duration.FromTimeSpan(options.Value.GiveUpAfter))
        {
            if (text.IsSurvey)
            {
                await surveys.ChangeAsync(text.Stored, survey => survey.Failed($"Not taken in {options.Value.GiveUpAfter}: {reason}", text.Now), cancellationToken);
            }

            metrics.Failed(TextFailure.GivenUp, text.Purpose);
            GivenUp(claim.Tag, reason);
        }
        else
        {
            await PutBackAsync(text.At(text.Now + pause, since), text.Now, cancellationToken);
            PutBack(claim.Tag, text.Now + pause, reason);
        }
    }

    /// <summary>The provider takes nothing of ours for now: the text has not left, and the time until that is mended does not count against it.</summary>
    internal async Task HoldAsync(OutgoingText text, SurveyClaim claim, SendPlan plan, Duration pause, string reason, CancellationToken cancellationToken)
    {
        if (await ReleaseAsync(text, claim, cancellationToken))
        {
            await PutBackAsync(text.At(text.Now + pause, failingSince: null), text.Now, cancellationToken);
            PutBack(claim.Tag, text.Now + pause, reason);
        }
        else
        {
            await RetryAsync(text, claim, plan, mayHaveLeft: true, pause, reason, cancellationToken);
        }
    }

    /// <summary>How long a text has been tried. Hours in which nothing may be sent are no tries.</summary>
    private static Duration Tried(OutgoingText text, Instant since) =>
        text.IsLimited ? text.Store.SendingWindow.OpenBetween(since, text.Now, text.Store.Zone) : text.Now - since;

    /// <summary>Gives the claim back when nobody else has called with it; otherwise their calls may have been taken.</summary>
    private async Task<bool> ReleaseAsync(OutgoingText text, SurveyClaim claim, CancellationToken cancellationToken)
    {
        var contact = await contacts.ChangeAsync(
            text.Contact, current => current.ClaimOf(claim.Survey, claim.Purpose) == claim && claim.Calls == 1 ? current.Release(claim) : null, likelyNew: false, cancellationToken);
        if (contact.ClaimOf(claim.Survey, claim.Purpose) is not null)
        {
            return false;
        }

        if (text.IsLimited)
        {
            dailyTexts.GiveBack(text.Store, text.Now);
        }

        return true;
    }

    private Task PutBackAsync(DueText due, Instant now, CancellationToken cancellationToken) => due.DueAt - now < ShortWait
        ? queues.SurveySend.SendAsync(SendSurveyMessage.Of([due]), (due.DueAt - now).ToTimeSpan(), cancellationToken)
        : dueTexts.AddAsync([due], cancellationToken);

    [LoggerMessage(EventId = 1221, Level = LogLevel.Warning, Message = "The provider does not take text {Text} now; it is tried again at {At}: {Reason}")]
    private partial void PutBack(TextTag text, Instant at, string reason);

    [LoggerMessage(EventId = 1222, Level = LogLevel.Warning, Message = "The provider may have taken text {Text}; it is looked at again at {At}: {Reason}")]
    private partial void Unknown(TextTag text, Instant at, string reason);

    [LoggerMessage(EventId = 1223, Level = LogLevel.Error, Message = "Text {Text} is given up: {Reason}")]
    private partial void GivenUp(TextTag text, string reason);
}
