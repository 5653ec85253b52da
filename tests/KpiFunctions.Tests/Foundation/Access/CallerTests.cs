using KpiFunctions.Domain;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Tests.Foundation.Access;

public sealed class CallerTests
{
    private static readonly StoreId Own = StoreId.Parse("S1");
    private static readonly StoreId Other = StoreId.Parse("S2");
    private static readonly StorePerson Li = new(Own, StaffId.Parse("li"));

    /// <summary>What a key of each role may do: in the store it is limited to, and in another one.</summary>
    [Theory]
    [InlineData(Role.Ingest, "write", "")]
    [InlineData(Role.Supervisor, "write supervise call read", "")]
    [InlineData(Role.Clerk, "call", "")]
    [InlineData(Role.Staff, "", "")]
    [InlineData(Role.Admin, "write supervise call read", "write supervise call read")]
    public void A_key_of_one_store_may_do_there_what_its_role_says_and_elsewhere_nothing(Role role, string own, string other)
    {
        var caller = new Caller("test", role, [Own], People: null);
        Assert.Equal(own, Allowed(caller, Own));
        Assert.Equal(other, Allowed(caller, Other));
    }

    [Theory]
    [InlineData(Role.Ingest, "write")]
    [InlineData(Role.Supervisor, "write supervise call read")]
    public void A_key_is_one_for_all_stores_only_when_that_was_said(Role role, string allowed)
    {
        var caller = new Caller("test", role, [], null);
        Assert.Equal(string.Empty, Allowed(caller, Other));
        Assert.Equal(allowed, Allowed(caller with { IsEverywhere = true }, Other));
    }

    [Theory]
    [InlineData(Role.Staff)]
    [InlineData(Role.Clerk)]
    public void A_member_of_staff_reads_the_own_scores_and_no_others(Role role)
    {
        var caller = new Caller("test", role, [Own], [Li]);
        Assert.True(caller.MayReadScores(Own, Li.StaffId));
        Assert.False(caller.MayReadScores(Own, StaffId.Parse("wang")));
        Assert.False(caller.MayReadScores(Other, Li.StaffId));
    }

    [Fact]
    public void A_supervisor_who_is_measured_too_still_reads_the_scores_of_all() =>
        Assert.True(new Caller("test", Role.Supervisor, [Own], [Li]).MayReadScores(Own, StaffId.Parse("wang")));

    [Fact]
    public void An_ingest_key_with_a_name_of_staff_reads_no_scores() =>
        Assert.False(new Caller("test", Role.Ingest, [Own], [Li]).MayReadScores(Own, Li.StaffId));

    [Fact]
    public void Whoever_is_concerned_does_not_judge_and_neither_does_a_key_without_a_person()
    {
        var caller = new Caller("test", Role.Supervisor, [Own, Other], [Li]);
        caller.RequireJudge(Own, StaffId.Parse("wang"), null);
        caller.RequireJudge(Other, Li.StaffId);
        Assert.Throws<ProblemException>(() => caller.RequireJudge(Own, StaffId.Parse("wang"), Li.StaffId));
        Assert.Throws<ProblemException>(() => (caller with { People = [] }).RequireJudge(Own));
    }

    private static string Allowed(Caller caller, StoreId store)
    {
        (string Name, bool IsAllowed)[] all =
        [
            ("write", caller.MayWrite(store)),
            ("supervise", caller.MaySupervise(store)),
            ("call", caller.MayCall(store)),
            ("read", caller.MayReadScores(store, StaffId.Parse("somebody"))),
        ];
        return string.Join(' ', all.Where(a => a.IsAllowed).Select(a => a.Name));
    }
}
