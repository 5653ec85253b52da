using KpiFunctions.Domain.Complaints;
using NodaTime;

namespace KpiFunctions.Domain.Appeals;

/// <summary>
/// A complaint was about somebody else or something else, was dealt with by another person or at other times, or the customer was content after all; what
/// is not given stays. Source: 002, complaint loop.
/// </summary>
public sealed record ComplaintCorrected(ComplaintId Complaint, string Evidence) : Correction(Evidence)
{
    /// <summary>Whom it is about.</summary>
    public PartHolder? About { get; init; }

    public PartHolder? Handler { get; init; }

    /// <summary>A consultation or a rescue is no complaint.</summary>
    public ComplaintKind? Kind { get; init; }

    /// <summary>Within the month: a correction moves no complaint into another one.</summary>
    public Instant? ReceivedAt { get; init; }

    public Instant? AnsweredAt { get; init; }

    public Instant? ResolvedAt { get; init; }

    public bool? IsSatisfied { get; init; }

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => !Said.Any();

    private IEnumerable<string> Said => SaidFields.Of(
        (nameof(About), About),
        (nameof(Handler), Handler),
        (nameof(Kind), Kind),
        (nameof(ReceivedAt), ReceivedAt),
        (nameof(AnsweredAt), AnsweredAt),
        (nameof(ResolvedAt), ResolvedAt),
        (nameof(IsSatisfied), IsSatisfied));

    public override bool Overwrites(Correction earlier) => earlier is ComplaintCorrected c && c.Complaint == Complaint && c.Said.Intersect(Said).Any();

    public override Complaint Correct(Complaint complaint) => complaint.Id != Complaint ? complaint : complaint with
    {
        StaffId = About is { } about ? about.StaffId : complaint.StaffId,
        IsAboutOrderStaff = complaint.IsAboutOrderStaff && About is null,
        HandlerId = Handler is { } handler ? handler.StaffId : complaint.HandlerId,
        Kind = Kind ?? complaint.Kind,
        ReceivedAt = ReceivedAt ?? complaint.ReceivedAt,
        AnsweredAt = AnsweredAt ?? complaint.AnsweredAt,
        ResolvedAt = ResolvedAt ?? complaint.ResolvedAt,
        IsSatisfied = IsSatisfied ?? complaint.IsSatisfied,
    };
}
