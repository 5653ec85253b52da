using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Appeals;

/// <summary>Who may decide an appeal, and what states it goes through.</summary>
public sealed class AppealTests
{
    private static readonly StaffId Measured = StaffId.Parse("A");

    [Theory]
    [InlineData("Ada", null, null)]
    [InlineData("sun ", null, "filed")]
    [InlineData("Wang Wei", "S1/B", null)]
    [InlineData("Somebody", "S1/A", "measured")]
    [InlineData("Somebody", "S2/A", null)]
    [InlineData("Somebody", "S2/B S1/A", "measured")]
    public void Neither_the_one_measured_nor_the_one_who_filed_decides(string name, string? staff, string? obstacle)
    {
        var appeal = Filed() with { FiledBy = new Person("Sun", []) };

        var found = appeal.ObstacleFor(new Person(name, [.. (staff ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(StorePerson.Parse)]));

        Assert.Equal(obstacle is null, found is null);
        Assert.Contains(obstacle ?? string.Empty, found ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_people_of_one_name_are_told_apart_by_their_staff_ids()
    {
        var appeal = Filed() with { FiledBy = new Person("Li Na", [StorePerson.Parse("S1/B")]) };

        Assert.Null(appeal.ObstacleFor(new Person("Li Na", [StorePerson.Parse("S1/C")])));
        Assert.NotNull(appeal.ObstacleFor(new Person("Li N.", [StorePerson.Parse("S2/X"), StorePerson.Parse("S1/B")])));
    }

    /// <summary>A key of nobody's is told by its name; of two with people behind them only the people count.</summary>
    [Theory]
    [InlineData("Li Na", "", "li na ", "", true)]
    [InlineData("Li Na", "", "Li N.", "", false)]
    [InlineData("Li Na", "S1/B", "Li Na", "", true)]
    [InlineData("Li Na", "", "Li Na", "S1/B", true)]
    [InlineData("Li Na", "S1/B", "Li N.", "", false)]
    [InlineData("Li Na", "S1/B", "Li Na", "S1/C", false)]
    [InlineData("Li Na", "S1/B", "Sun", "S2/A S1/B", true)]
    public void A_person_is_the_same_by_who_stands_behind_the_key_and_else_by_its_name(string name, string of, string otherName, string otherOf, bool isSame)
    {
        var (one, other) = (Named(name, of), Named(otherName, otherOf));

        Assert.Equal((isSame, isSame), (one.IsSame(other), other.IsSame(one)));
        Assert.Equal((name, of) == (otherName, otherOf), one == other);
        Assert.Equal((one, one.GetHashCode()), (Named(name, of), Named(name, of).GetHashCode()));
        Assert.Equal(of.Length == 0 ? name : $"{name} ({of})", one.ToString());
    }

    [Fact]
    public void The_id_of_an_appeal_begins_with_its_month()
    {
        Assert.Equal("202609-0123456789abcdef", Filed().Id.ToString());
        Assert.True(AppealId.TryParse("202609-0123456789abcdef", out var id));
        Assert.Equal(Filed().Id, id);
        Assert.False(AppealId.TryParse("202609/1", out id));
        Assert.Equal(default, id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_decision_is_the_same_only_in_every_word(bool upheld)
    {
        var decision = Decision(upheld);
        var decided = Filed().Decide(decision);

        Assert.True(Filed().Takes(decision));
        Assert.True(decided.Takes(decision with { At = Instant.FromUtc(2027, 1, 1, 0, 0) }));
        Assert.All(
            [decision with { IsUpheld = !upheld }, decision with { Reason = "another" }, decision with { By = new Person("Eve", []) }, decision with { Corrections = [new AnswerExcluded(WorkOrderId.Parse("W9"), "x")] }],
            other => Assert.False(decided.Takes(other)));
        Assert.Equal((decision, upheld ? AppealState.Upheld : AppealState.Rejected), (decided.Decision, decided.State));
    }

    [Fact]
    public void An_upheld_appeal_is_applied_once()
    {
        var upheld = Filed().Decide(Decision(upheld: true));
        var applied = upheld.Apply(2);

        Assert.Equal((AppealState.Upheld, AppealState.Applied, 2), (upheld.State, applied.State, applied.ResultVersion));
        Assert.Same(applied, applied.Apply(2));
        Assert.Throws<InvalidOperationException>(() => applied.Apply(3));
    }

    [Fact]
    public void A_decision_stands_and_the_same_again_is_the_same()
    {
        var rejected = Filed().Decide(Decision(upheld: false));

        Assert.Same(rejected, rejected.Decide(Decision(upheld: false) with { At = Instant.FromUtc(2026, 10, 9, 0, 0) }));
        Assert.Throws<InvalidOperationException>(() => rejected.Decide(Decision(upheld: true)));
        Assert.Throws<InvalidOperationException>(() => rejected.Apply(2));
        Assert.False(rejected.Takes(Decision(upheld: false) with { By = new Person("Eve", []) }));
    }

    [Fact]
    public void An_appeal_that_waits_changes_no_month() => Assert.Throws<InvalidOperationException>(() => Filed().Apply(2));

    private static Person Named(string name, string of) => new(name, [.. of.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(StorePerson.Parse)]);

    private static AppealDecision Decision(bool upheld) => new(
        upheld,
        "looked into it",
        new Person("Ada", []),
        Instant.FromUtc(2026, 10, 8, 0, 0),
        upheld ? [new AnswerCorrected(WorkOrderId.Parse("W1"), [4, 5], "the customer wrote again")] : []);

    private static Appeal Filed() => new()
    {
        Id = AppealId.Of(new StoreMonth(StoreId.Parse("S1"), new YearMonth(2026, 9)), "0123456789abcdef"),
        Month = new StoreMonth(StoreId.Parse("S1"), new YearMonth(2026, 9)),
        Version = 1,
        StaffId = Measured,
        Subject = new AppealSubject(AppealPart.Line, "speed"),
        Reason = "the order was opened later",
        FiledBy = new Person("Wang Wei", [StorePerson.Parse("S1/A")]),
        FiledAt = Instant.FromUtc(2026, 10, 7, 0, 0),
    };
}
