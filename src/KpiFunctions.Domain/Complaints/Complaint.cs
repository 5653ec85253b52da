using KpiFunctions.Domain.Complaints.Loop;
using KpiFunctions.Domain.Complaints.Templates;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Complaints;

/// <summary>A customer who is not content, in the month in which this was received. Source: 002, complaint loop.</summary>
public sealed record Complaint
{
    public required StoreId StoreId { get; init; }

    public required ComplaintId Id { get; init; }

    /// <summary>The service that it is about; <see langword="null"/> when about none in particular.</summary>
    public WorkOrderId? WorkOrderId { get; init; }

    /// <summary>Whom it is about; <see langword="null"/> when about nobody in particular.</summary>
    public StaffId? StaffId { get; init; }

    /// <summary>Whether that is whoever did the order, because nobody was named: corrected with the order, it is somebody else.</summary>
    public bool IsAboutOrderStaff { get; init; }

    /// <summary>Who stands on the order that it is about; <see langword="null"/> when that is not known.</summary>
    public OrderPeople? Order { get; init; }

    /// <summary>Who deals with it; the one it is about when nobody else does.</summary>
    public StaffId? HandlerId { get; init; }

    /// <summary><see langword="null"/> until somebody has said what it is about.</summary>
    public ComplaintKind? Kind { get; init; }

    public required Instant ReceivedAt { get; init; }

    /// <summary>First answer to the customer, never before <see cref="ReceivedAt"/>.</summary>
    public Instant? AnsweredAt { get; init; }

    /// <summary>Never before <see cref="ReceivedAt"/>.</summary>
    public Instant? ResolvedAt { get; init; }

    /// <summary>What the customer said when asked again; <see langword="null"/> before that.</summary>
    public bool? IsSatisfied { get; init; }

    /// <summary>Whether the one it is about caused it.</summary>
    public bool IsOwnFault { get; init; }

    /// <summary>The customer's own words, until they are erased.</summary>
    public string? Text { get; init; }

    /// <summary>What its record tells besides, until the customer's words are erased.</summary>
    public ComplaintRecord Record { get; init; } = ComplaintRecord.Empty;

    /// <summary>Who entered it last: name of the key and the person behind it; <see langword="null"/> of one that a survey opened.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>When <see cref="Text"/> was erased, by the customer's wish or because its time was over; it does not come back with a later import.</summary>
    public Instant? TextErasedAt { get; init; }

    public required ComplaintSource Source { get; init; }

    /// <summary>What was done about it, in the order in which it was written down.</summary>
    public IReadOnlyList<ComplaintStep> Steps { get; init; } = [];

    /// <summary>The complaint after a step. A solution that did not do is none; of the one that did the time counts.</summary>
    public Complaint After(ComplaintStep step)
    {
        var fails = step.Action == ComplaintAction.Reopen || (step.Action is ComplaintAction.Review or ComplaintAction.Recheck && step.Outcome == false);
        var after = this with { Steps = [.. Steps, fails ? step with { FailedSolutionAt = ResolvedAt } : step], ResolvedAt = fails ? null : ResolvedAt };
        return step.Action switch
        {
            ComplaintAction.Answer => after with { AnsweredAt = step.At },
            ComplaintAction.Remedy => after with { ResolvedAt = step.At },
            ComplaintAction.Recheck => after with { IsSatisfied = step.Outcome },
            ComplaintAction.Reopen => after with { IsSatisfied = false },
            ComplaintAction.Fault => after with { IsOwnFault = step.Outcome == true },
            _ => after,
        };
    }

    /// <summary>What scores count of it; <see langword="null"/> for a consultation or a rescue, which are no complaints.</summary>
    public ComplaintFact? ToFact() => Kind is ComplaintKind.Consultation or ComplaintKind.Rescue
        ? null
        : new ComplaintFact
        {
            StaffId = StaffId,
            HandlerId = HandlerId,
            Order = Order,
            IsAboutOrderStaff = IsAboutOrderStaff,
            ReceivedAt = ReceivedAt,
            AnsweredAt = AnsweredAt,
            ResolvedAt = ResolvedAt,
            IsSatisfied = IsSatisfied,
            IsOwnFault = IsOwnFault,
            Pauses = ComplaintCase.Of(this).Pauses,
            IsAboutAttitude = Kind == ComplaintKind.ServiceAttitude,
        };
}
