using KpiFunctions.Domain.Complaints;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Complaints;

public sealed class ComplaintTests
{
    private static readonly Complaint Complaint = new()
    {
        StoreId = StoreId.Parse("S1"),
        Id = ComplaintId.Parse("C1"),
        StaffId = StaffId.Parse("li"),
        HandlerId = StaffId.Parse("ma"),
        Kind = ComplaintKind.RepairQuality,
        ReceivedAt = Instant.FromUtc(2026, 9, 1, 2, 0),
        AnsweredAt = Instant.FromUtc(2026, 9, 1, 3, 0),
        ResolvedAt = Instant.FromUtc(2026, 9, 2, 2, 0),
        IsSatisfied = true,
        IsOwnFault = true,
        Text = "Still leaks.",
        Source = ComplaintSource.Import,
    };

    public static TheoryData<ComplaintKind> Kinds => [.. Enum.GetValues<ComplaintKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_question_and_a_call_for_help_count_nowhere_and_every_other_kind_does(ComplaintKind kind) =>
        Assert.Equal(kind is ComplaintKind.Consultation or ComplaintKind.Rescue, (Complaint with { Kind = kind }).ToFact() is null);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_the_kinds_that_count_one_is_about_the_attitude(ComplaintKind kind) =>
        Assert.Equal(kind == ComplaintKind.ServiceAttitude, (Complaint with { Kind = kind }).ToFact()?.IsAboutAttitude == true);

    [Fact]
    public void A_complaint_of_which_nobody_has_said_the_kind_counts_and_is_about_no_attitude() =>
        Assert.False((Complaint with { Kind = null }).ToFact()!.IsAboutAttitude);

    [Fact]
    public void What_counts_is_who_and_when_and_how_it_ended()
    {
        var fact = Complaint.ToFact()!;
        Assert.Equal((Complaint.StaffId, Complaint.HandlerId), (fact.StaffId, fact.HandlerId));
        Assert.Equal((Complaint.ReceivedAt, Complaint.AnsweredAt, Complaint.ResolvedAt), (fact.ReceivedAt, fact.AnsweredAt, fact.ResolvedAt));
        Assert.Equal((true, true), (fact.IsSatisfied, fact.IsOwnFault));
    }
}
