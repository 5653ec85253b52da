using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.WhatIf;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Reports;

namespace KpiFunctions.Tests.Features.WhatIf;

/// <summary>Drafts of schemes on past months.</summary>
public sealed class WhatIfTests(AzuriteFixture azurite) : ReportTest(azurite)
{
    [Fact]
    public async Task Other_weights_show_who_gains_who_loses_whose_rank_flips_and_what_it_costs()
    {
        await CloseSeptemberAsync();

        var answer = await TryAsync(Supervisor("S1"), Drafts(Weights(40, 60, 1100)));

        // A: 4 orders of 240 h, 60 + 20 = 80, would get 40 + 30 = 70. B: 2 orders of 0 h, 30 + 40 = 70, would get 20 + 60 = 80.
        // Pay: A 1000 × 0.8 = 800, would be 1100 × 0.7 = 770; B 700, would be 880. Together 150 more.
        var month = answer.Json.GetProperty("months")[0];
        Assert.Equal(("S1", "2026-09", "closed", 1), (
            month.GetProperty("storeId").GetString(), month.GetProperty("month").GetString(), month.GetProperty("state").GetString(), month.GetProperty("version").GetInt32()));
        Assert.Equal([("A", 80m, 70m, 1, 2, -10m, -30m), ("B", 70m, 80m, 2, 1, 10m, 180m)], Staff(month));
        Assert.Equal([("A", "B")], month.GetProperty("rankFlips").EnumerateArray().Select(f => (Who(f.GetProperty("overtaken")), Who(f.GetProperty("overtaking")))));
        Assert.Equal(["B"], month.GetProperty("gaining").EnumerateArray().Select(Who));
        Assert.Equal(["A"], month.GetProperty("losing").EnumerateArray().Select(Who));
        Assert.Equal(150m, answer.Json.GetProperty("payoutDifference").GetDecimal());
        Assert.False(answer.Json.GetProperty("unchanged").GetBoolean());
        Assert.Contains(
            """{"part":"line","id":"volume","before":60,"after":40}""",
            month.GetProperty("staff")[0].GetProperty("changes").EnumerateArray().Select(c => c.GetRawText()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_scheme_that_is_not_changed_makes_no_difference_at_all(int seed)
    {
        var preset = SchemePresets.Find(SchemeId.Parse("appliance-technician"))!;
        Assert.True(await Get<SchemeStore>().TryAddAsync(preset, CancellationToken.None));
        await SaveStoreAsync(NewStore("S1") with { SchemeId = preset.Id });
        await PlayRandomMonthAsync(new Random(seed));
        var body = Drafts(System.Text.Encoding.UTF8.GetString(SchemeJson.Write(preset)));

        var open = await TryAsync(Admin, body);
        await CloseAsync(9);
        var closed = await TryAsync(Admin, body);

        foreach (var answer in new[] { open, closed })
        {
            var month = answer.Json.GetProperty("months")[0];
            Assert.True(answer.Json.GetProperty("unchanged").GetBoolean(), answer.Body);
            Assert.Equal(0, answer.Json.GetProperty("payoutDifference").GetDecimal());
            Assert.Equal(6, answer.Json.GetProperty("drafts")[0].GetProperty("results").GetInt32());
            Assert.Contains(month.GetProperty("staff").EnumerateArray(), s => s.GetProperty("before").GetProperty("payout").GetDecimal() > 0);
            Assert.All(month.GetProperty("staff").EnumerateArray(), s => Assert.Equal(0, s.GetProperty("changes").GetArrayLength()));
            Assert.Equal((0, 0, 0), (
                month.GetProperty("rankFlips").GetArrayLength(), month.GetProperty("gaining").GetArrayLength(), month.GetProperty("losing").GetArrayLength()));
        }
    }

    [Fact]
    public async Task A_draft_takes_the_place_of_the_scheme_that_it_names_and_of_the_roles_that_are_asked_for()
    {
        await CloseSeptemberAsync();
        var other = Weights(40, 60, 1000).Replace("\"id\": \"weights\"", "\"id\": \"brand-new\"", StringComparison.Ordinal);

        Assert.Equal(2, Results(await TryAsync(Admin, Drafts(other, replaces: "weights"))));
        Assert.Equal(0, Results(await TryAsync(Admin, Drafts(other))));
        Assert.Equal(1, Results(await TryAsync(Admin, Drafts(other, replaces: "weights", roles: ["clerk"]))));
    }

    [Fact]
    public async Task A_closed_month_is_compared_as_it_was_closed_whatever_people_do_today()
    {
        await CloseSeptemberAsync();
        await SaveStaffAsync("A", "clerk");
        await SaveStoreAsync(NewStore("S1"));

        var answer = await TryAsync(Admin, Drafts(Weights(60, 40, 1000)));

        Assert.True(answer.Json.GetProperty("unchanged").GetBoolean());
        Assert.Equal(2, Results(answer));
        Assert.Equal(1, Results(await TryAsync(Admin, Drafts(Weights(60, 40, 1000), roles: ["clerk"]))));
    }

    [Fact]
    public async Task Nothing_is_written()
    {
        await CloseSeptemberAsync();
        var before = Writes();

        await TryAsync(Admin, Drafts(Weights(40, 60, 1000)));

        Assert.Equal(before, Writes());
    }

    [Fact]
    public async Task Every_problem_of_the_question_and_of_the_drafts_is_listed_at_once()
    {
        var scheme = Weights(40, 50, -5);
        var answer = await TryAsync(Admin, $$"""
            { "stores": ["S1", "a/b"], "from": "2026-09", "to": "September", "colour": "red", "drafts": [ { "scheme": {{scheme}}, "replaces": "?" }, {} ] }
            """);

        Assert.Equal(400, answer.Status);
        Assert.Equal(
            [
                "$.colour", "$.drafts[0].replaces", "$.drafts[0].scheme.items", "$.drafts[0].scheme.payout.performance", "$.drafts[1].scheme", "$.stores[1]", "$.to",
            ],
            answer.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2026-09", "2031-09", "$.to")]
    [InlineData("2026-09", "2026-08", "$.to")]
    public async Task Too_much_work_and_months_that_run_backwards_are_refused(string from, string to, string path)
    {
        var answer = await TryAsync(Admin, $$"""{ "stores": ["S1"], "from": "{{from}}", "to": "{{to}}", "drafts": [ { "scheme": {{Weights(40, 60, 0)}} } ] }""");

        Assert.Equal(400, answer.Status);
        Assert.Equal([path], answer.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    [Fact]
    public async Task Drafts_are_tried_by_supervisors_on_their_own_stores()
    {
        var body = Drafts(Weights(40, 60, 0));

        Assert.Equal(403, (await TryAsync(Supervisor("S2"), body)).Status);
        Assert.Equal(403, (await TryAsync(StaffMember("S1", "A"), body)).Status);
        Assert.Equal(404, (await TryAsync(Admin, body.Replace("\"S1\"", "\"S9\"", StringComparison.Ordinal))).Status);
        Assert.Equal(400, (await TryAsync(Admin, "[")).Status);
    }

    /// <summary>Scheme with 60 for 4 orders and 40 for speed: A has 60 + 20 and B 30 + 40; B is a clerk.</summary>
    private async Task CloseSeptemberAsync()
    {
        await SaveSchemeAsync(Weights(60, 40, 1000));
        await SaveStoreAsync(NewStore("S1") with { SchemeId = SchemeId.Parse("weights") });
        await SaveStaffAsync("B", "clerk");
        await WorkAsync("A", 9, 240, orders: 4);
        await WorkAsync("B", 9, 0, orders: 2);
        await CloseAsync(9);
    }

    /// <summary>Some orders of six people, some of whose customers answer or complain; wages and referrals of some of them.</summary>
    private async Task PlayRandomMonthAsync(Random random)
    {
        Clock.Now = Utc("2026-09-28T04:00:00Z");
        var rows = Enumerable.Range(0, 40).Select(i =>
            $"S1,W{i},{"ABCDEF"[i % 6]},+86138000{i:D5},2026-09-{random.Next(10, 20)}T08:00:00,2026-09-{random.Next(20, 28)}T{random.Next(10, 20)}:00:00,{random.Next(1, 9)},{random.Next(5, 40) / 10m}");
        await ImportAsync($"storeId,workOrderId,staffId,customerPhone,openedAt,completedAt,amount,points\n{string.Join('\n', rows)}\n");
        await SendDueAsync(Utc("2026-10-01T02:00:00Z"));
        for (var i = 0; i < 40; i += random.Next(1, 4))
        {
            await ReplyAsync($"{random.Next(1, 6)}", Utc("2026-10-01T03:00:00Z"), $"86138000{i:D5}", $"m{i}");
        }

        var people = "ABCDEF".Where(_ => random.Next(3) > 0).ToList();
        await ImportFiguresAsync(string.Concat(people.Select(p => $"S1,{p},2026-09,wage,{random.Next(3000, 6000)},,,\n")));
        await ImportComplaintsAsync(string.Concat(people.Select(p =>
            $"S1,C-{p},,{p},repairQuality,2026-09-28T09:00:00,,2026-09-28T{random.Next(10, 20)}:00:00,{(random.Next(2) > 0 ? "true" : "false")},{(random.Next(2) > 0 ? "true" : "false")}\n")));
        await ImportCustomerFactsAsync(string.Concat(people.Select(p => $"S1,R-{p},{p},referral,2026-09-{random.Next(10, 28)},letter\n")));
    }

    private static string Weights(int volume, int speed, int pay) =>
        $$"""
        {
          "id": "weights", "version": 1, "title": { "en": "Weights" }, "validFrom": "2020-01", "scale": 100,
          "items": [
            { "id": "volume", "metric": "orders.completed", "weight": {{volume}}, "rule": { "type": "ratio", "target": 4 } },
            { "id": "speed", "metric": "repair.average_hours", "weight": {{speed}}, "rule": { "type": "linear", "from": 480, "to": 0 } }
          ],
          "payout": { "performance": {{pay}}, "coefficient": "score" }
        }
        """;

    private static string Drafts(string scheme, string? replaces = null, string[]? roles = null) =>
        $$"""
        { "stores": ["S1"], "from": "2026-09", "to": "2026-09", "roles": {{JsonSerializer.Serialize(roles ?? [])}},
          "drafts": [ { "scheme": {{scheme}}, "replaces": {{JsonSerializer.Serialize(replaces)}} } ] }
        """;

    private Task<ApiAnswer> TryAsync(Caller caller, string body) =>
        CallAsync(caller, request => new CompareSchemesEndpoint(Get<ApiGate>(), Get<SchemeTrial>()).Run(request, CancellationToken.None), body: body);

    /// <summary>Requests that changed something other than the keys of these tests.</summary>
    private long Writes() => Get<StorageTransactionCounter>().Snapshot()
        .Where(t => t.Key.Verb != "GET" && !t.Key.Resource.EndsWith("ApiKeys", StringComparison.Ordinal))
        .Sum(t => t.Value);

    private static int Results(ApiAnswer answer) => answer.Json.GetProperty("drafts")[0].GetProperty("results").GetInt32();

    private static string Who(JsonElement person) => person.GetProperty("staffId").GetString()!;

    private static IEnumerable<(string Staff, decimal Before, decimal After, int RankBefore, int RankAfter, decimal Total, decimal Payout)> Staff(JsonElement month) =>
        month.GetProperty("staff").EnumerateArray().Select(s => (
            Who(s),
            s.GetProperty("before").GetProperty("total").GetDecimal(),
            s.GetProperty("after").GetProperty("total").GetDecimal(),
            s.GetProperty("before").GetProperty("rank").GetProperty("store").GetInt32(),
            s.GetProperty("after").GetProperty("rank").GetProperty("store").GetInt32(),
            s.GetProperty("totalDifference").GetDecimal(),
            s.GetProperty("payoutDifference").GetDecimal()));
}
