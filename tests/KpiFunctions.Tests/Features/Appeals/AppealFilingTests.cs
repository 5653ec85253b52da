using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Appeals;

/// <summary>Who may appeal, against what, and until when.</summary>
public sealed class AppealFilingTests(AzuriteFixture azurite) : AppealTest(azurite)
{
    [Fact]
    public async Task The_same_appeal_again_is_one_and_another_about_the_same_is_refused()
    {
        await CloseTwoOrdersAsync();

        var first = await FileAsync();
        var again = await FileAsync();
        var other = await FileAsync(by: Supervisor, reason: "I think so too");

        Assert.Equal((201, 201, 409), (StatusOf(first), StatusOf(again), StatusOf(other)));
        Assert.Equal(first.GetProperty("appealId").GetString(), again.GetProperty("appealId").GetString());
        Assert.Equal("filed", first.GetProperty("state").GetString());
        Assert.Single((await ListAsync(null)).Items);
    }

    [Fact]
    public async Task Staff_appeal_for_themselves_and_supervisors_for_anyone_of_their_store()
    {
        await CloseTwoOrdersAsync();

        Assert.Equal(403, StatusOf(await FileAsync(staff: "B")));
        Assert.Equal(403, StatusOf(await FileAsync(by: new Caller("Zhao", Role.Supervisor, [StoreId.Parse("S2")], null))));
        Assert.Equal(201, StatusOf(await FileAsync(by: Supervisor, staff: "B")));
    }

    [Fact]
    public async Task Only_a_part_that_the_result_has_can_be_appealed_against()
    {
        await CloseTwoOrdersAsync();

        var unknown = await FileAsync(line: "sped");
        var both = await FileAsync(line: "speed", adjustment: "own-fault");

        Assert.Equal((400, 400), (StatusOf(unknown), StatusOf(both)));
        Assert.Contains("There is: satisfaction, speed.", DetailOf(unknown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_appeal_comes_within_the_stores_days_after_the_close()
    {
        await SaveStoreAsync(NewStore("S1") with { AppealDays = 3 });
        await CloseTwoOrdersAsync();

        // Closed on 4 October at 18:10 UTC.
        Clock.Now = Utc("2026-10-07T18:10:01Z");
        var late = await FileAsync();
        Clock.Now = Utc("2026-10-07T18:10:00Z");
        var inTime = await FileAsync();

        Assert.Equal((409, 201), (StatusOf(late), StatusOf(inTime)));
        Assert.Contains("until 2026-10-08T02:10:00+08:00", DetailOf(late), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_that_is_not_closed_cannot_be_appealed_against()
    {
        await AnswerOneOrderAsync();

        Assert.Equal(409, StatusOf(await FileAsync()));
    }

    [Fact]
    public async Task Appeals_are_listed_in_pages_and_staff_see_their_own()
    {
        await CloseTwoOrdersAsync();
        await FileAsync();
        await FileAsync(line: "satisfaction");
        await FileAsync(by: Supervisor, staff: "B");

        var first = await ListAsync(null, limit: 2);
        var second = await Get<AppealStore>().ListAsync(
            Store, null, null, new PageRequest(2, System.Text.Encoding.UTF8.GetString(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(first.Continuation!))), CancellationToken.None);

        Assert.Equal((2, 1), (first.Items.Count, second.Items.Count));
        Assert.Null(second.Continuation);
        Assert.Equal(2, (await ListAsync(StaffId.Parse("A"))).Items.Count);
        Assert.Empty((await Get<AppealStore>().ListAsync(Store, null, AppealState.Upheld, new PageRequest(10, null), CancellationToken.None)).Items);
    }

    private Task<Page<StoredAppeal>> ListAsync(StaffId? staff, int limit = 100) =>
        Get<AppealStore>().ListAsync(Store, staff, null, new PageRequest(limit, null), CancellationToken.None);
}
