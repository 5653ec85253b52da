using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Tests.Surveys;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Calls;

public sealed class CallbackTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 9, 13, 2, 0);
    private static readonly Instant Close = Instant.FromUtc(2026, 10, 4, 18, 0);

    private static readonly Store Store = GivenStore.Shanghai with { CallbackClerk = StaffId.Parse("clerk") };

    private static readonly Callback Task = Callback.For(Given.Survey, null, Store, Now, Close);

    [Fact]
    public void A_call_is_due_a_day_later_and_never_after_the_close()
    {
        Assert.Equal(Now + Duration.FromHours(24), Task.DueBy);
        Assert.Equal(Close, Callback.For(Given.Survey, null, Store, Close - Duration.FromHours(1), Close).DueBy);
    }

    [Fact]
    public void Who_was_not_reached_is_called_again_and_the_call_counts_as_not_made_for_who_had_to()
    {
        var tried = Task.After(Result(CallOutcome.NotReached, "other")).After(Result(CallOutcome.NotReached, "other"));

        Assert.True(tried.IsOpen);
        Assert.Equal(2, tried.Tries);
        Assert.Equal(new CallbackFact(StaffId.Parse("clerk"), Task.DueBy, null), tried.ToFact());
    }

    [Theory]
    [InlineData(CallOutcome.Reached)]
    [InlineData(CallOutcome.Refused)]
    public void A_customer_who_was_reached_ends_it_for_who_called(CallOutcome outcome)
    {
        var done = Task.After(Result(outcome, "other"));

        Assert.False(done.IsOpen);
        Assert.Equal(new CallbackFact(StaffId.Parse("other"), Task.DueBy, Now), done.ToFact());
        Assert.Equal(done, done.After(Result(CallOutcome.NotReached, "third")));
    }

    [Fact]
    public void An_open_call_of_nobody_in_particular_says_nothing_of_anybody() =>
        Assert.Null(Callback.For(Given.Survey, null, Store with { CallbackClerk = null }, Now, Close).ToFact());

    private static CallResult Result(CallOutcome outcome, string by) => new(outcome, [], null, StaffId.Parse(by), "key", Now);
}
