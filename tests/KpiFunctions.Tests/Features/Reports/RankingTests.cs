using System.Text;
using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Reports;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Reports;

/// <summary>Places across stores, and how little they tell of other stores.</summary>
public sealed class RankingTests(AzuriteFixture azurite) : ReportTest(azurite)
{
    [Fact]
    public async Task Places_are_within_the_role_and_the_group()
    {
        await CloseThreeStoresAsync();

        var answer = await RankAsync(Admin);

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            [
                ("", "clerk", 1, 1, "S1", "D", 50m), ("", "technician", 1, 3, "S2", "C", 90m), ("", "technician", 2, 3, "S1", "A", 80m),
                ("", "technician", 3, 3, "S1", "B", 75m), ("west", "technician", 1, 1, "S3", "E", 100m),
            ],
            Items(answer));
    }

    [Fact]
    public async Task Totals_of_different_schemes_have_places_of_their_own_whatever_the_role()
    {
        await SaveSchemeOf50Async();
        await SaveStoreAsync(NewStore("S2"));
        foreach (var (staff, store, scheme, hours) in new[] { ("A", "S1", "test", 96), ("B", "S2", "test", 48), ("C", "S1", "zz-of-50", 48), ("D", "S2", "zz-of-50", 96) })
        {
            await SaveRolesAsync(staff, store, new StaffRole("technician", SchemeId.Parse(scheme)));
            await WorkAsync(staff, 9, hours, store);
        }

        await CloseAsync(9);

        Assert.Equal(
            [("", "technician", 1, 2, "S2", "B", 90m), ("", "technician", 2, 2, "S1", "A", 80m), ("", "technician", 1, 2, "S1", "C", 45m), ("", "technician", 2, 2, "S2", "D", 40m)],
            Items(await RankAsync(Admin)));
    }

    [Fact]
    public async Task A_supervisor_sees_the_own_people_and_how_many_are_ranked_but_nobody_else()
    {
        await CloseThreeStoresAsync();

        var answer = await RankAsync(Supervisor("S1"), "?role=technician");

        Assert.Equal([("", "technician", 2, 3, "S1", "A", 80m), ("", "technician", 3, 3, "S1", "B", 75m)], Items(answer));
        Assert.DoesNotContain("S2", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("west", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_of_others_looks_like_one_that_does_not_exist()
    {
        await CloseThreeStoresAsync();

        Assert.Equal((await RankAsync(Supervisor("S1"), "?group=east")).Body, (await RankAsync(Supervisor("S1"), "?group=west")).Body);
        Assert.Single(Items(await RankAsync(Admin, "?group=west")));
    }

    [Fact]
    public async Task Until_the_last_store_has_closed_the_ranking_says_who_is_missing()
    {
        // New York closes the month twelve hours after Shanghai.
        await SaveStoreAsync(NewStore("S2") with { Zone = DateTimeZoneProviders.Tzdb["America/New_York"] });
        await WorkAsync("A", 9, 96);
        await WorkAsync("C", 9, 48, "S2");
        await CloseAsync(9);

        var early = await RankAsync(Admin);
        Assert.Equal([("", "", 1, 1, "S1", "A", 80m)], Items(early));
        Assert.Equal(["S2"], early.Json.GetProperty("notClosed").EnumerateArray().Select(s => s.GetString()));

        await CloseDueMonthsAsync(Clock.Now + Duration.FromHours(13));

        var late = await RankAsync(Admin);
        Assert.Equal([("", "", 1, 2, "S2", "C", 90m), ("", "", 2, 2, "S1", "A", 80m)], Items(late));
        Assert.Empty(late.Json.GetProperty("notClosed").EnumerateArray());
    }

    [Fact]
    public async Task A_store_that_changes_its_group_keeps_the_places_that_it_closed_with()
    {
        await CloseThreeStoresAsync();

        await SaveStoreAsync(NewStore("S1") with { Group = "west" });

        Assert.Equal(["D", "C", "A", "B", "E"], Items(await RankAsync(Admin)).Select(i => i.Staff));
        var score = (await Get<ScoreQuery>().FindAsync(NewStore("S1") with { Group = "west" }, new YearMonth(2026, 9), CancellationToken.None)).Results[0];
        Assert.Contains("\"group\":2,\"groupOf\":3", Encoding.UTF8.GetString(score.Document.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_one_another_until_there_is_no_continuation()
    {
        await CloseThreeStoresAsync();

        var first = await RankAsync(Admin, "?limit=4");
        var second = await RankAsync(Admin, $"?limit=4&continuation={first.Json.GetProperty("continuation").GetString()}");

        Assert.Equal(["D", "C", "A", "B", "E"], Items(first).Concat(Items(second)).Select(i => i.Staff));
        Assert.Equal(JsonValueKind.Null, second.Json.GetProperty("continuation").ValueKind);
    }

    [Fact]
    public async Task Staff_and_record_keys_get_no_ranking_and_bad_questions_are_refused()
    {
        Assert.Equal(403, (await RankAsync(StaffMember("S1", "A"))).Status);
        Assert.Equal(403, (await RankAsync(Ingest)).Status);
        Assert.Equal(400, (await RankAsync(Admin, month: "2026-13")).Status);
        Assert.Equal(400, (await RankAsync(Admin, "?limit=0")).Status);
        Assert.Equal(400, (await RankAsync(Admin, "?continuation=x")).Status);
    }

    /// <summary>September: technicians A 80 and B 75 and clerk D 50 in S1, technician C 90 in S2, technician E 100 in S3, which is in another group.</summary>
    private async Task CloseThreeStoresAsync()
    {
        await SaveStoreAsync(NewStore("S2"));
        await SaveStoreAsync(NewStore("S3") with { Group = "west" });
        foreach (var (staff, role, store, hours) in new[]
        {
            ("A", "technician", "S1", 96), ("B", "technician", "S1", 120), ("D", "clerk", "S1", 240), ("C", "technician", "S2", 48), ("E", "technician", "S3", 0),
        })
        {
            await SaveStaffAsync(staff, role, store);
            await WorkAsync(staff, 9, hours, store);
        }

        await CloseAsync(9);
    }

    private Task<ApiAnswer> RankAsync(Caller caller, string query = "", string month = "2026-09") =>
        CallAsync(caller, request => new GetRankingsEndpoint(Get<ApiGate>(), Get<RankingReport>()).Run(request, month, CancellationToken.None), query);

    private static IEnumerable<(string Group, string Role, int Place, int Of, string Store, string Staff, decimal Total)> Items(ApiAnswer answer) =>
        answer.Json.GetProperty("items").EnumerateArray().Select(i => (
            i.GetProperty("group").GetString() ?? "",
            i.GetProperty("role").GetString() ?? "",
            i.GetProperty("place").GetInt32(),
            i.GetProperty("of").GetInt32(),
            i.GetProperty("storeId").GetString()!,
            i.GetProperty("staffId").GetString()!,
            i.GetProperty("total").GetDecimal()));
}
