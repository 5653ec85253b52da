using KpiFunctions.Domain;
using KpiFunctions.Foundation.Access;

namespace KpiFunctions.Tests.Foundation.Access;

public sealed class CallerTests
{
    private static readonly StoreId Own = StoreId.Parse("S1");
    private static readonly StoreId Other = StoreId.Parse("S2");

    /// <summary>What a key of each role may do: in the store it is limited to, and in another one.</summary>
    [Theory]
    [InlineData(Role.Ingest, "write mark", "")]
    [InlineData(Role.Supervisor, "mark supervise read", "")]
    [InlineData(Role.Staff, "", "")]
    [InlineData(Role.Admin, "write mark supervise read", "write mark supervise read")]
    public void A_key_of_one_store_may_do_there_what_its_role_says_and_elsewhere_nothing(Role role, string own, string other)
    {
        var caller = new Caller("test", role, [Own], Staff: null);
        Assert.Equal(own, Allowed(caller, Own));
        Assert.Equal(other, Allowed(caller, Other));
    }

    [Theory]
    [InlineData(Role.Ingest, "write mark")]
    [InlineData(Role.Supervisor, "mark supervise read")]
    public void A_key_that_is_limited_to_no_store_is_one_for_all(Role role, string allowed) => Assert.Equal(allowed, Allowed(new Caller("test", role, [], null), Other));

    [Fact]
    public void A_member_of_staff_reads_the_own_scores_and_no_others()
    {
        var caller = new Caller("test", Role.Staff, [Own], StaffId.Parse("li"));
        Assert.True(caller.MayReadScores(Own, StaffId.Parse("li")));
        Assert.False(caller.MayReadScores(Own, StaffId.Parse("wang")));
        Assert.False(caller.MayReadScores(Other, StaffId.Parse("li")));
        Assert.Equal(string.Empty, Allowed(caller, Own));
    }

    [Fact]
    public void A_supervisor_who_is_measured_too_still_reads_the_scores_of_all() =>
        Assert.True(new Caller("test", Role.Supervisor, [Own], StaffId.Parse("li")).MayReadScores(Own, StaffId.Parse("wang")));

    [Fact]
    public void An_ingest_key_with_a_name_of_staff_reads_no_scores() =>
        Assert.False(new Caller("test", Role.Ingest, [Own], StaffId.Parse("li")).MayReadScores(Own, StaffId.Parse("li")));

    private static string Allowed(Caller caller, StoreId store)
    {
        (string Name, bool IsAllowed)[] all =
        [
            ("write", caller.MayWrite(store)),
            ("mark", caller.MayMark(store)),
            ("supervise", caller.MaySupervise(store)),
            ("read", caller.MayReadScores(store, StaffId.Parse("somebody"))),
        ];
        return string.Join(' ', all.Where(a => a.IsAllowed).Select(a => a.Name));
    }
}
