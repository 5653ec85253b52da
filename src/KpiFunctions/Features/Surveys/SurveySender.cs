using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace KpiFunctions.Features.Surveys;

/// <summary>
/// Texts surveys and what is to be said beside them, each text at most once. The claim in the contact is written before the provider is called
/// and carries the id that makes the provider take repeated calls as one; the survey's state is written after. Whatever dies in between, the next
/// try finds the claim, and <see cref="SendPlan"/> says what is safe then.
/// </summary>
public sealed partial class SurveySender(
    WorkOrderStore workOrders,
    ContactStore contacts,
    ContactKeys keys,
    StoreDirectory stores,
    SurveyStore surveys,
    SurveyRetries retries,
    DailyTexts dailyTexts,
    SurveyWording wording,
    WantedTexts wanted,
    SendingStop stop,
    RefusedTexts refused,
    ISmsGateway gateway,
    TextMetrics metrics,
    OrderTraces traces,
    IOptions<SurveyOptions> options,
    TimeProvider time,
    ILogger<SurveySender> logger)
{
    // A limit that is raised in the course of a day has its effect within the hour.
    private static readonly Duration AskAgainAfter = Duration.FromHours(1);

    private readonly SendPlan _plan = new(
        Duration.FromTimeSpan(gateway.RepeatabilityWindow), Duration.FromTimeSpan(options.Value.ReportGrace), options.Value.MostAttempts);

    public async Task SendAsync(SendSurveyMessage message, CancellationToken cancellationToken)
    {
        foreach (var item in message.Surveys)
        {
            await SendAsync(item, cancellationToken);
        }
    }

    private async Task SendAsync(SendSurveyMessage.Item item, CancellationToken cancellationToken)
    {
        var id = item.SurveyId;
        using var step = traces.Start("text", id);
        step?.Tag("kpi.purpose", item.Purpose.ToString());
        var stored = await workOrders.FindAsync(id.StoreId, id.WorkOrderId, item.StoreMonth, cancellationToken);
        var now = time.Now();

        if (stored is { Order.CustomerPhone.Usable: null } && item.Purpose == TextPurpose.Reminder)
        {
            await surveys.ChangeAsync(stored, survey => survey.LeaveAlone(ExclusionReason.Erased), cancellationToken);
        }

        if (stored is not { Order.CustomerPhone.Usable: { } phone })
        {
            return;
        }

        Instant? failingSince = item.FailingSince is { } since ? Instant.FromDateTimeOffset(since) : null;
        var text = new OutgoingText(stored, item.Purpose, await stores.GetAsync(id.StoreId, cancellationToken), phone, keys.Of(phone), now, failingSince) { Step = step };
        if (!await wanted.IsWantedAsync(stored, item.Purpose, now, cancellationToken))
        {
            await DropAsync(text, cancellationToken);
        }
        else if (stop.UntilAt(now) is { } until)
        {
            await retries.PostponeAsync(text, until, cancellationToken);
        }
        else if (!text.IsLimited || text.Store.SendingWindow.IsOpenAt(now, text.Store.Zone))
        {
            await TakeStepAsync(text, await PlanAsync(text, cancellationToken), cancellationToken);
        }
        else
        {
            await retries.PostponeAsync(text, DueTextPlan.NextSlot(now, text.Store), cancellationToken);
        }
    }

    /// <summary>Decides by the contact as it is stored, and stores a claim before anybody acts on it.</summary>
    private async Task<SendStep> PlanAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        var mayStart = !text.IsLimited || await dailyTexts.TryTakeAsync(text.Store, text.Now, cancellationToken);
        var words = await wording.PriceAsync(text, cancellationToken);
        var draft = new SurveyClaim(text.Id, text.Stored.Month, words, Guid.NewGuid(), text.Now, Purpose: text.Purpose);
        SendStep? step = null;
        await contacts.ChangeAsync(
            text.Contact,
            current =>
            {
                step = text.IsSurvey ? _plan.Next(current, draft, text.Store.QuietPeriod, mayStart, text.Stored.Month.ClosesAt(text.Store)) : _plan.NextBeside(current, draft, mayStart);
                return step is SendStep.Call call ? current.Claim(call.Claim) : null;
            },
            likelyNew: mayStart && text.IsSurvey,
            cancellationToken);
        if (text.IsLimited && mayStart && step is not (SendStep.Call { Claim.Calls: 1 } or SendStep.StartOver))
        {
            dailyTexts.GiveBack(text.Store, text.Now);
        }

        return step!;
    }

    private Task TakeStepAsync(OutgoingText text, SendStep step, CancellationToken cancellationToken) => step switch
    {
        SendStep.Exclude exclude => surveys.ChangeAsync(text.Stored, survey => survey.Exclude(exclude.Reason), cancellationToken),
        SendStep.Drop => DropAsync(text, cancellationToken),
        SendStep.Call call => CallAsync(text, call.Claim, cancellationToken),
        SendStep.Park => retries.PostponeAsync(text, DueTextPlan.NextSlot(Instant.Min(text.Now + AskAgainAfter, text.NextDay), text.Store), cancellationToken),
        SendStep.Refuse refusal => refused.FinishAsync(text, refusal.Refused, cancellationToken),
        SendStep.AwaitReport wait => retries.AwaitReportAsync(text, wait.Until, cancellationToken),
        SendStep.StartOver over => StartOverAsync(text, over.Unreported, cancellationToken),
        SendStep.Settle over => SettleAsync(text, over.Unreported, cancellationToken),
        SendStep.GiveUp over => GiveUpAsync(text, over.Unreported, cancellationToken),
        _ => throw new InvalidOperationException("The plan gave an unknown kind of step."),
    };

    private async Task CallAsync(OutgoingText text, SurveyClaim claim, CancellationToken cancellationToken)
    {
        if (await wanted.IsUndoneAsync(text, cancellationToken))
        {
            await GiveBackAsync(text, claim, cancellationToken);
            return;
        }

        var (words, occasion) = await wording.WriteAsync(text, claim, cancellationToken);
        var message = new SmsMessage(
            text.Phone.Number, words, claim.Tag.ToString(), claim.RepeatabilityId, claim.FirstSentAt.ToDateTimeOffset())
        {
            Occasion = occasion,
        };
        var receipt = await gateway.SendAsync(message, cancellationToken);
        text.Step?.Tag("kpi.gateway", gateway.Name).Tag("kpi.receipt", receipt.GetType().Name);
        switch (receipt)
        {
            case SmsReceipt.Accepted when !text.IsSurvey:
                metrics.Sent(text.Purpose, gateway.Name, claim.Words, text.Store.Zone, lag: null);
                await surveys.ChangeAsync(text.Stored, survey => survey.Followed(claim), cancellationToken);
                break;
            case SmsReceipt.Accepted accepted:
                metrics.Sent(text.Purpose, gateway.Name, claim.Words, text.Store.Zone, text.Now - text.Stored.Survey.DueAt);
                await surveys.ChangeAsync(text.Stored, survey => survey.Sent(claim, accepted.MessageId), cancellationToken);
                break;
            case SmsReceipt.Rejected { Code: SmsReceipt.Forgotten } forgotten when text.IsSurvey:
                metrics.GatewayFailed(gateway.Name, GatewayFailure.Forgotten);
                await retries.AwaitReportAsync(text, _plan.ReportDueAt(claim), cancellationToken);
                Forgotten(claim.Survey, forgotten.Reason);
                break;
            case SmsReceipt.Rejected rejected:
                await refused.RefuseAsync(text, claim, rejected, cancellationToken);
                break;
            case SmsReceipt.Misconfigured misconfigured:
                metrics.GatewayFailed(gateway.Name, GatewayFailure.Misconfigured);
                if (misconfigured.ForAll)
                {
                    stop.Hold(text.Now);
                }

                await retries.HoldAsync(text, claim, _plan, SendingStop.Pause, misconfigured.Reason, cancellationToken);
                break;
            case SmsReceipt.Throttled throttled:
                metrics.GatewayFailed(gateway.Name, GatewayFailure.Throttled);
                await retries.RetryAsync(
                    text, claim, _plan, throttled.MayHaveLeft, Duration.FromTimeSpan(throttled.RetryAfter), "too many texts", cancellationToken);
                break;
            case SmsReceipt.Failed failed:
                metrics.GatewayFailed(gateway.Name, GatewayFailure.Failed);
                await retries.RetryAsync(text, claim, _plan, failed.MayHaveLeft, Duration.Zero, failed.Reason, cancellationToken);
                break;
            default:
                throw new InvalidOperationException("The gateway gave an unknown kind of receipt.");
        }
    }

    /// <summary>A claim that nobody has called the provider with is no text: no other one has to wait for it.</summary>
    private async Task GiveBackAsync(OutgoingText text, SurveyClaim claim, CancellationToken cancellationToken)
    {
        if (claim is not { Attempt: 1, Calls: 1 })
        {
            return;
        }

        await contacts.ChangeAsync(
            text.Contact,
            current => current.ClaimOf(claim.Survey, claim.Purpose) == claim ? current.Release(claim) : null,
            likelyNew: false,
            cancellationToken);
        if (text.IsLimited)
        {
            dailyTexts.GiveBack(text.Store, text.Now);
        }
    }

    /// <summary>
    /// A text beside the survey that left, or may have, is written down and charged, also when it is not wanted any more on the next try. The
    /// timer asks no more for a reminder that is, nor for one that the customer does not want. One that was refused is finished.
    /// </summary>
    private async Task DropAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        var mayBeUnfinished = text.IsSurvey ? text.Stored.Survey.State == SurveyState.Failed : !text.Stored.Survey.HasSettled(text.Purpose);
        if (!mayBeUnfinished || await contacts.FindAsync(text.Contact, cancellationToken) is not { } contact)
        {
            return;
        }

        var claim = contact.ClaimOf(text.Id, text.Purpose);
        if (claim is { Refusal: not null })
        {
            await refused.FinishAsync(text, claim, contact, cancellationToken);
            return;
        }

        if (text.IsSurvey)
        {
            return;
        }

        if (claim is not null)
        {
            await surveys.ChangeAsync(text.Stored, survey => survey.Followed(claim), cancellationToken);
        }

        if (text.Purpose == TextPurpose.Reminder && contact.OptedOutAt is not null)
        {
            await surveys.ChangeAsync(text.Stored, survey => survey.LeaveAlone(ExclusionReason.OptedOut), cancellationToken);
        }
    }

    private async Task StartOverAsync(OutgoingText text, SurveyClaim unreported, CancellationToken cancellationToken)
    {
        // Whoever has answered has the text, whatever became of its report.
        if (await workOrders.GetAnswersAsync(text.Stored.Month, text.Stored.Order.Id, cancellationToken) is { Count: > 0 })
        {
            await surveys.ChangeAsync(text.Stored, survey => survey.Arrived(unreported), cancellationToken);
            return;
        }

        var next = unreported.NextAttempt(Guid.NewGuid(), text.Now);
        var contact = await contacts.ChangeAsync(
            text.Contact, current => current.ClaimOf(text.Id) == unreported ? current.Claim(next) : null, likelyNew: false, cancellationToken);
        if (contact.ClaimOf(text.Id) == next)
        {
            NewAttempt(text.Id, next.Attempt);
            await CallAsync(text, next, cancellationToken);
        }
    }

    /// <summary>The customer wants no texts, and one was claimed before: it may have left, so it is charged, and whoever has answered has it.</summary>
    private async Task SettleAsync(OutgoingText text, SurveyClaim unreported, CancellationToken cancellationToken)
    {
        var answers = await workOrders.GetAnswersAsync(text.Stored.Month, text.Stored.Order.Id, cancellationToken);
        await surveys.ChangeAsync(
            text.Stored,
            survey => answers.Count > 0 ? survey.Arrived(unreported) : survey.Lost("The customer asked for silence before it was known whether the text left.", unreported, text.Now),
            cancellationToken);
    }

    private async Task GiveUpAsync(OutgoingText text, SurveyClaim unreported, CancellationToken cancellationToken)
    {
        var reason = $"No delivery report came for any of {unreported.Attempt} attempts.";
        await surveys.ChangeAsync(text.Stored, survey => survey.Lost(reason, unreported, text.Now), cancellationToken);
        metrics.Failed(TextFailure.Unreported, text.Purpose);
        GivenUp(text.Tag, reason);
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Warning, Message = "Text {Text} has failed for good: {Reason}")]
    private partial void GivenUp(TextTag text, string reason);

    [LoggerMessage(EventId = 1203, Level = LogLevel.Warning, Message = "The provider no longer knows whether it took survey {Survey}; its delivery report is awaited: {Reason}")]
    private partial void Forgotten(SurveyId survey, string reason);

    [LoggerMessage(EventId = 1204, Level = LogLevel.Warning, Message = "No delivery report came for survey {Survey}; attempt {Attempt} starts")]
    private partial void NewAttempt(SurveyId survey, int attempt);
}
