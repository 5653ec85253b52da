using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Reports;
using NodaTime;

namespace KpiFunctions.Tests.Features.Scores;

/// <summary>Everyone who was in the store is listed, with a result or with the reason why there is none, before the close and after it.</summary>
public sealed class UnscoredStaffTests(AzuriteFixture azurite) : ReportTest(azurite)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_has_no_record_has_a_result_where_items_count_as_zero_and_a_reason_where_they_do_not(bool closed)
    {
        await SaveSchemeAsync("""
            { "id": "zero", "version": 1, "title": { "en": "Zero" }, "validFrom": "2020-01", "scale": 100, "minimumCoverage": 0.5,
              "items": [ { "id": "speed", "metric": "repair.average_hours", "weight": 100, "rule": { "type": "linear", "from": 480, "to": 0 }, "missing": "zero" } ] }
            """);
        await SaveSchemeAsync("""
            { "id": "unfinished", "version": 1, "title": { "en": "Later" }, "validFrom": "2027-01", "scale": 100,
              "items": [ { "id": "speed", "metric": "repair.average_hours", "weight": 100, "rule": { "type": "linear", "from": 480, "to": 0 } } ] }
            """);
        await SaveRolesAsync("zero", "S1", new StaffRole(null, SchemeId.Parse("zero")));
        await SaveRolesAsync("idle", "S1", new StaffRole(null, null));
        await SaveRolesAsync("later", "S1", new StaffRole(null, SchemeId.Parse("unfinished")));
        await SaveRolesAsync("gone", "S1", new StaffRole(null, SchemeId.Parse("zero"), Until: new LocalDate(2026, 8, 31)));
        await SaveRolesAsync("new", "S1", new StaffRole(null, SchemeId.Parse("zero"), From: new LocalDate(2026, 10, 1)));
        await Get<StoreDirectory>().UpdateStaffAsync(
            Store,
            Domain.StaffId.Parse("hired"),
            _ => new StaffMember { StoreId = Store, Id = Domain.StaffId.Parse("hired"), EmployedSince = new LocalDate(2026, 10, 5), Roles = [new(null, SchemeId.Parse("zero"))] },
            CancellationToken.None);
        await WorkAsync("A", 9, 48);
        if (closed)
        {
            await CloseAsync(9);
        }

        var month = (await CallAsync(Admin, r => new GetScoresEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<ScoreQuery>()).Run(r, "S1", "2026-09", CancellationToken.None))).Json;

        Assert.Equal(closed ? "closed" : "provisional", month.GetProperty("state").GetString());
        var scores = month.GetProperty("scores").EnumerateArray().ToList();
        Assert.Equal([("A", 90m, 0.4m), ("zero", 0m, 0m)], scores.Select(s => (s.GetProperty("staffId").GetString()!, s.GetProperty("total").GetDecimal(), s.GetProperty("coverage").GetDecimal())));

        // Nothing at all is less than half of the scale: neither grade nor place, and the reason.
        Assert.Equal(JsonValueKind.Null, scores[1].GetProperty("rank").GetProperty("store").ValueKind);
        Assert.Equal(JsonValueKind.Null, scores[1].GetProperty("grade").ValueKind);
        Assert.Equal("0 of the scale was measured, less than 0.5", scores[1].GetProperty("unranked").GetString());
        Assert.Equal(
            [("idle", "No item of the scheme 'test' was measured, and none of them counts as zero then."),
                ("later", "Scheme 'unfinished' has no version that is valid in 2026-09. Save one with an earlier validFrom: PUT /api/schemes/unfinished.")],
            month.GetProperty("unscored").EnumerateArray().Select(u => (u.GetProperty("staffId").GetString()!, u.GetProperty("reason").GetString()!)));
    }

    /// <summary>Whoever only stands on orders was never given the store's scheme, whose items count as zero without a case; each of them once somebody says so.</summary>
    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(false, "adv")]
    [InlineData(true, "adv")]
    public async Task Who_is_known_from_other_parts_of_orders_only_is_listed_with_the_reason_and_takes_no_place(bool closed, string registered)
    {
        await SaveSchemeAsync("""
            { "id": "work", "version": 1, "title": { "en": "Work" }, "validFrom": "2020-01", "scale": 100,
              "items": [ { "id": "done", "metric": "orders.completed", "weight": 60, "rule": { "type": "ratio", "target": 2, "cap": 1 }, "missing": "zero" },
                         { "id": "all", "metric": "satisfaction.rate", "weight": 40, "rule": { "type": "linear", "from": 0, "to": 1 }, "measures": "store", "missing": "zero" } ],
              "awards": [ { "id": "top", "title": { "en": "Top" }, "topPercent": 25, "reward": { "type": "label", "value": "pool" } } ] }
            """);
        await SaveStoreAsync(NewStore("S1") with { SchemeId = SchemeId.Parse("work") });
        await ImportAsync(
            "storeId,workOrderId,staffId,advisorId,inspectorId,clerkId,openedAt,completedAt\n"
            + "S1,W1,one,adv,ins,cle,2026-09-07T08:00:00,2026-09-07T10:00:00\nS1,W2,one,adv,ins,cle,2026-09-07T08:00:00,2026-09-07T10:00:00\n"
            + "S1,W3,two,adv,ins,cle,2026-09-07T08:00:00,2026-09-07T10:00:00\n");
        if (registered.Length > 0)
        {
            Assert.Equal(200, (await CallAsync(Supervisor("S1"), r => new PutStaffEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<SchemeStore>()).Run(r, "S1", registered, CancellationToken.None), body: "{}")).Status);
        }

        if (closed)
        {
            await CloseAsync(9);
        }

        var month = (await CallAsync(Admin, r => new GetScoresEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<ScoreQuery>()).Run(r, "S1", "2026-09", CancellationToken.None))).Json;

        Assert.Equal(
            registered.Length > 0 ? ["one 1/3", "two 2/3", "adv 3/3"] : ["one 1/2", "two 2/2"],
            month.GetProperty("scores").EnumerateArray().Select(s => $"{s.GetProperty("staffId")} {s.GetProperty("rank").GetProperty("store")}/{s.GetProperty("rank").GetProperty("of")}"));
        var unscored = month.GetProperty("unscored").EnumerateArray().ToList();
        Assert.Equal(registered.Length > 0 ? ["cle", "ins"] : ["adv", "cle", "ins"], unscored.Select(u => u.GetProperty("staffId").GetString()!));
        Assert.All(unscored, u => Assert.Equal(
            $"No record of this month is measured by the store's scheme 'work', and no other was given. Say who this is: PUT /api/staff/S1/{u.GetProperty("staffId")} with a role and a scheme.",
            u.GetProperty("reason").GetString()));
        if (closed)
        {
            Assert.Null((await Get<MonthVerifier>().VerifyAsync(Month(2026, 9), CancellationToken.None))!.Difference);
        }
    }

    [Theory]
    [InlineData("zero", "best 100 1/4, low 0 2/4, nil 0 2/4, none 0 2/4", "")]
    [InlineData("redistribute", "best 100 1/3, low 0 2/3, nil 0 2/3", "none")]
    public async Task A_total_of_nothing_is_a_place_like_any_other_and_shared_by_all_who_have_it(string missing, string ranks, string unscored)
    {
        await SaveSchemeAsync($$"""
            { "id": "drills", "version": 1, "title": { "en": "Drills" }, "validFrom": "2020-01", "scale": 100,
              "items": [ { "id": "drill", "metric": "drill.mark", "weight": 100, "rule": { "type": "linear", "from": 60, "to": 90 }, "missing": "{{missing}}" } ] }
            """);
        await SaveStoreAsync(NewStore("S1") with { SchemeId = SchemeId.Parse("drills") });
        foreach (var staff in new[] { "none", "nil", "low", "best" })
        {
            await SaveRolesAsync(staff, "S1", new StaffRole(null, null));
        }

        await ImportFiguresAsync("S1,best,2026-09,drill.mark,95,,,\nS1,low,2026-09,drill.mark,41,,,\nS1,nil,2026-09,drill.mark,0,,,\n");
        await CloseAsync(9);

        var month = (await CallAsync(Admin, r => new GetScoresEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<ScoreQuery>()).Run(r, "S1", "2026-09", CancellationToken.None))).Json;

        Assert.Equal(ranks, string.Join(", ", month.GetProperty("scores").EnumerateArray().Select(s =>
            $"{s.GetProperty("staffId")} {s.GetProperty("total")} {s.GetProperty("rank").GetProperty("store")}/{s.GetProperty("rank").GetProperty("of")}")));
        Assert.Equal(unscored, string.Join(", ", month.GetProperty("unscored").EnumerateArray().Select(u => u.GetProperty("staffId").GetString())));
        Assert.All(month.GetProperty("unscored").EnumerateArray(), u => Assert.NotEmpty(u.GetProperty("reason").GetString()!));
    }
}
