using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;
using KpiFunctions.Records.Personal;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Features.Surveys;

/// <summary>
/// Keeps with a survey whether its text reached the phone. A report may come before the sending is stored, twice, and in any order;
/// <see cref="Survey.Report"/> says what outranks what.
/// </summary>
public sealed partial class DeliveryRecorder(
    WorkOrderStore workOrders, WorkOrderIndex index, ContactStore contacts, CustomerWishes wishes, ContactKeys keys, SurveyStore surveys, TextMetrics metrics, OrderTraces traces, TimeProvider time, ILogger<DeliveryRecorder> logger)
{
    /// <param name="tag">The survey's id, as it was sent with the text.</param>
    /// <param name="status">One of the words of <see cref="DeliveryStatus"/>; those that announce no outcome are passed over.</param>
    /// <param name="at">When the provider learnt it; <see langword="null"/> when it does not say.</param>
    /// <param name="to">The number that was texted; <see langword="null"/> when it does not say.</param>
    /// <returns>Why the report cannot be used; <see langword="null"/> when it was.</returns>
    public async Task<string?> RecordAsync(string? tag, string? messageId, string? status, string? details, Instant? at, string? to, CancellationToken cancellationToken)
    {
        if (!TextTag.TryParse(tag, out var text))
        {
            return "The report's tag is no survey; it must be {store}/{order}, as it was sent with the text.";
        }

        if (string.IsNullOrEmpty(messageId))
        {
            return "The report lacks the id of the message.";
        }

        if (!DeliveryStatus.TryParse(status, out var delivered))
        {
            return $"The status '{ProviderWords.WithoutNumbers(status ?? string.Empty)}' is not known; known are {DeliveryStatus.Known}.";
        }

        return delivered is { } outcome
            ? await RecordAsync(text.Purpose, new DeliveryReport(text.Survey, messageId, outcome, DeliveryStatus.Reason(status!, details)), at, Phone.TryParseReported(to, out var phone) ? phone : null, cancellationToken)
            : null;
    }

    private async Task<string?> RecordAsync(TextPurpose purpose, DeliveryReport report, Instant? at, Phone? to, CancellationToken cancellationToken)
    {
        var id = report.Survey;
        using var step = traces.Start("report", id);
        step?.Tag("kpi.purpose", purpose.ToString()).Tag("kpi.delivered", report.Delivered);
        if (await index.FindAsync(id.StoreId, id.WorkOrderId, cancellationToken) is not { } month)
        {
            return $"There is no order {id}.";
        }

        var stored = await workOrders.FindAsync(id.StoreId, id.WorkOrderId, month, cancellationToken)
            ?? throw new InvalidOperationException($"Order {id} is being moved to another month; its report is kept on the next try.");
        if (!report.Delivered && ProviderWords.SayOptedOut(code: "", report.Reason))
        {
            await OptOutAsync(stored, purpose, at, to, cancellationToken);
        }

        if (purpose != TextPurpose.Survey)
        {
            // What became of a text beside the survey itself changes nothing about the survey; but there was one, and it was charged.
            if (!stored.Survey.HasSettled(purpose) && await FindClaimAsync(stored, id, purpose, cancellationToken) is { } other)
            {
                await surveys.ChangeAsync(stored, survey => survey.Followed(other), cancellationToken);
            }

            return null;
        }

        var claim = stored.Survey.SentAt is null ? await FindClaimAsync(stored, id, purpose, cancellationToken) : null;
        if (stored.Survey.SentAt is null && claim is null)
        {
            return $"No text was sent for survey {id}.";
        }

        var now = time.Now();
        await surveys.ChangeAsync(stored, survey => survey.Report(report, claim, now), cancellationToken);
        if (report.Delivered)
        {
            metrics.Delivered();
        }
        else
        {
            metrics.Failed(TextFailure.Undelivered, purpose);
            NotDelivered(id, report.Reason);
        }

        return null;
    }

    /// <summary>
    /// The provider keeps a list of its own of numbers that want no texts; ours follows it. It wanted none when the text was sent at the latest, so a report
    /// that comes late, or again, does not undo a newer wish to have them. Whoever has the order's number since was never asked: only a number that was
    /// sent the text is meant.
    /// </summary>
    /// <param name="to">The number that was texted, if the report says so.</param>
    private async Task OptOutAsync(ServiceRecord stored, TextPurpose purpose, Instant? at, Phone? to, CancellationToken cancellationToken)
    {
        foreach (var key in new[] { to, stored.Order.CustomerPhone.Usable }.OfType<Phone>().Select(keys.Of).Distinct())
        {
            if ((await contacts.FindAsync(key, cancellationToken))?.ClaimOf(stored.Id, purpose) is { } claim)
            {
                await wishes.OptOutAsync(key, at is { } told ? Instant.Min(told, claim.FirstSentAt) : claim.FirstSentAt, cancellationToken);
                return;
            }
        }
    }

    /// <summary>The claim is stored before the provider is called, so it is there for every report.</summary>
    private async Task<SurveyClaim?> FindClaimAsync(ServiceRecord stored, SurveyId id, TextPurpose purpose, CancellationToken cancellationToken) =>
        stored.Order.CustomerPhone.Usable is { } phone
            ? (await contacts.FindAsync(keys.Of(phone), cancellationToken))?.ClaimOf(id, purpose)
            : null;

    [LoggerMessage(EventId = 1211, Level = LogLevel.Warning, Message = "The text of survey {Survey} was not delivered: {Reason}")]
    private partial void NotDelivered(SurveyId survey, string reason);
}
