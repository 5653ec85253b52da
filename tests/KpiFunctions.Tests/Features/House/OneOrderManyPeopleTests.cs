using System.Text.Json;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Verification;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;

namespace KpiFunctions.Tests.Features.House;

/// <summary>An order of a house is kept once and measures everyone who had a part in it, whoever leads them, and the store: as people ask for it.</summary>
public sealed class OneOrderManyPeopleTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private const string Csv = "text/csv";
    private const string Header = "storeId,workOrderId,staffId,advisorId,inspectorId,clerkId,customerPhone,openedAt,completedAt,points,amount,inspectionPassed\n";

    private static readonly Dictionary<string, string> Measures = new()
    {
        ["advisor"] = "advisor",
        ["zhang"] = "own",
        ["li"] = "own",
        ["inspector"] = "inspector",
        ["clerk"] = "clerk",
        ["manager"] = "team",
        ["chief"] = "store",
    };

    [Fact]
    public async Task One_answer_is_behind_the_line_of_everyone_and_an_upheld_appeal_about_it_changes_all_of_them()
    {
        await OpenHouseAsync();
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await ImportedAsync(Header
            + "S1,W1,zhang=0.6|li=0.4,advisor,inspector,clerk,+8613800000001,2026-09-22T08:00:00,2026-09-24T10:00:00,10,100.01,true\n"
            + "S1,W2,zhang,,,,,2026-09-22T08:00:00,2026-09-24T10:00:00,3,50,\n");
        await SendDueAsync(Utc("2026-09-28T03:00:00Z"));
        await ReplyAsync("1", Utc("2026-09-28T04:00:00Z"));

        foreach (var staff in Measures.Keys)
        {
            Assert.Equal((0m, 1m), await RateAsync(staff));
            var record = Assert.Single(await EvidenceAsync(staff, "satisfaction"));
            Assert.Equal(("W1", "1"), (record.GetProperty("workOrderId").GetString(), record.GetProperty("answers")[0].GetProperty("text").GetString()));
        }

        foreach (var (language, words) in new (string, string[])[]
        {
            ("en", ["", "Of the store: ", "Of the team: ", "As advisor: ", "As callback clerk: ", "As inspector: "]),
            ("zh-CN", ["", "全店：", "本人团队：", "以接待顾问身份：", "以回访员身份：", "以质检员身份："]),
            ("zh-TW", ["", "全店：", "本人團隊：", "以接待顧問身分：", "以回訪員身分：", "以質檢員身分："]),
        })
        {
            Assert.Equal(words, await Task.WhenAll(new[] { "zhang", "chief", "manager", "advisor", "clerk", "inspector" }.Select(staff => WordsAsync(staff, language))));
        }

        // Two did the work: each has the part that was agreed, a team and the store have the whole once.
        Assert.Equal([9m, 4m, 13m, 13m], await Task.WhenAll(new[] { "zhang", "li", "manager", "chief" }.Select(s => NumeratorAsync(s, "points"))));
        Assert.Equal([110.006m, 40.004m, 150.01m, 150.01m], await Task.WhenAll(new[] { "zhang", "li", "manager", "chief" }.Select(s => NumeratorAsync(s, "revenue"))));
        Assert.Equal([2m, 1m, 2m, 2m, 1m], await Task.WhenAll(new[] { "zhang", "li", "manager", "chief", "advisor" }.Select(s => NumeratorAsync(s, "completed"))));

        await CloseSeptemberAsync();
        await AppealAsync("advisor", "satisfaction", new { kind = "correctAnswer", evidence = "the recording", workOrderId = "W1", ratings = new[] { 5 } });

        Assert.All(await Task.WhenAll(Measures.Keys.Select(RateAsync)), rate => Assert.Equal((1m, 1m), rate));
        await VerifyAsync();
    }

    [Fact]
    public async Task A_changed_manager_takes_exactly_the_days_along()
    {
        await OpenHouseAsync();
        await SaveAsync("second", "team");
        await SaveStaffAsync("li", "second", "2026-09-11");
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await ImportedAsync(Header
            + "S1,W1,li,,,,,2026-09-09T08:00:00,2026-09-10T23:59:59,1,1,\n"
            + "S1,W2,li,,,,,2026-09-09T08:00:00,2026-09-11T00:00:00,2,1,\n"
            + "S1,W3,li,,,,,2026-09-09T08:00:00,2026-09-12T08:00:00,4,1,\n");

        Assert.Equal([7m, 1m, 6m, 7m], await Task.WhenAll(new[] { "li", "manager", "second", "chief" }.Select(s => NumeratorAsync(s, "points"))));
        Assert.Equal(["W1"], (await EvidenceAsync("manager", "points")).Select(r => r.GetProperty("workOrderId").GetString()));
        Assert.Equal(["W2", "W3"], (await EvidenceAsync("second", "points")).Select(r => r.GetProperty("workOrderId").GetString()));

        await CloseSeptemberAsync();
        await VerifyAsync();
    }

    [Fact]
    public async Task Who_stands_on_an_order_is_corrected_by_an_appeal_part_by_part()
    {
        await OpenHouseAsync();
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await ImportedAsync(Header + "S1,W1,zhang,advisor,,,,2026-09-22T08:00:00,2026-09-24T10:00:00,10,100,\n");
        await CloseSeptemberAsync();

        await AppealAsync("zhang", "points", new { kind = "correctOrder", evidence = "the job sheet", workOrderId = "W1", staffId = "li=0.7|zhang=0.3", inspectorId = "inspector" });

        Assert.Equal([7m, 3m, 10m], await Task.WhenAll(new[] { "li", "zhang", "manager" }.Select(s => NumeratorAsync(s, "points"))));
        Assert.Equal([1m, 1m], await Task.WhenAll(new[] { "advisor", "inspector" }.Select(s => NumeratorAsync(s, "completed"))));
        await VerifyAsync();
    }

    [Theory]
    [InlineData("zhang=0.6|li=0.5", "The shares add up to 1.1; they must add up to 1.")]
    [InlineData("zhang=0.6|li", "Give everybody's share, or nobody's when all have the same.")]
    [InlineData("zhang|zhang", "Somebody stands on the order twice.")]
    [InlineData("zhang=x|li=0.4", "'zhang=x' is no member of staff with a share. Write several like zhang=0.6|li=0.4, or zhang|li for equal shares.")]
    public async Task Shares_that_do_not_make_a_whole_are_refused(string staff, string error)
    {
        await OpenHouseAsync();
        var answer = await AskAsync(Ingest, nameof(ImportWorkOrdersEndpoint), Header + $"S1,W1,{staff},,,,,2026-09-22T08:00:00,2026-09-24T10:00:00,10,100,\n", Csv);
        var rejected = Assert.Single(answer.Json.GetProperty("rejected").EnumerateArray());
        Assert.Equal(("staffId", error), (rejected.GetProperty("field").GetString(), rejected.GetProperty("error").GetString()));
    }

    /// <summary>Everyone with a scheme of one's own kind; zhang and li work in the manager's team.</summary>
    private async Task OpenHouseAsync()
    {
        Clock.Now = Utc("2026-09-01T02:00:00Z");
        await DoneAsync(nameof(PutStoreEndpoint), StoreJson.Of(NewStore("S1")) with { StartsOn = "2026-09-01" }, ("store", "S1"));
        foreach (var (staff, measures) in Measures)
        {
            await SaveAsync(staff, measures);
        }

        await SaveStaffAsync("zhang", "manager");
        await SaveStaffAsync("li", "manager");
    }

    private async Task SaveAsync(string staff, string measures)
    {
        string[] metrics = ["satisfaction=satisfaction.rate", "points=workload.points", "revenue=orders.revenue", "completed=orders.completed"];
        var items = metrics.Select(m => m.Split('=')).Select(m => new { id = m[0], metric = m[1], weight = 25, rule = new { type = "ratio", target = 1, cap = 1 }, missing = "zero" });
        var scheme = new { id = $"scheme-{staff}", version = 1, title = new { en = staff }, validFrom = "2020-01", scale = 100, measures, items, grades = new[] { new { atLeast = 0, grade = "any" } } };
        await DoneAsync(nameof(PutSchemeEndpoint), scheme, ("id", scheme.id));
        await SaveStaffAsync(staff);
    }

    private Task<ApiAnswer> SaveStaffAsync(string staff, string? manager = null, string? from = null) => DoneAsync(
        nameof(PutStaffEndpoint), new { role = staff, schemeId = $"scheme-{staff}", managerId = manager, managerFrom = from }, ("store", "S1"), ("staff", staff));

    private async Task ImportedAsync(string csv)
    {
        var answer = await AskAsync(Ingest, nameof(ImportWorkOrdersEndpoint), csv, Csv);
        Assert.True(answer.Status == 200 && answer.Json.GetProperty("rejectedCount").GetInt32() == 0, answer.Body);
    }

    /// <summary>Somebody's appeal against a line, upheld with a correction and applied.</summary>
    private async Task AppealAsync(string staff, string line, object correction)
    {
        var filed = await DoneAsync(nameof(FileAppealEndpoint), new { storeId = "S1", month = "2026-09", staffId = staff, reason = "it was otherwise", line });
        var id = filed.Json.GetProperty("appealId").GetString()!;
        await DoneAsync(nameof(DecideAppealEndpoint), new { decision = "upheld", reason = "looked into it", corrections = new[] { correction } }, ("store", "S1"), ("id", id));
        foreach (var message in await TakeAsync(Get<Queues>().Appeals.Client))
        {
            await new ApplyAppealWorker(Get<AppealApplier>(), Get<DeadLetterStore>()).Run(message, CancellationToken.None);
        }

        var applied = await AskAsync(Admin, nameof(GetAppealEndpoint), route: [("store", "S1"), ("id", id)]);
        Assert.Equal("applied", applied.Json.GetProperty("state").GetString());
    }

    private async Task CloseSeptemberAsync()
    {
        await CloseDueMonthsAsync(Utc("2026-10-04T18:10:00Z"));
        Clock.Now = Utc("2026-10-06T03:00:00Z");
    }

    private async Task VerifyAsync()
    {
        var verified = await AskAsync(Supervisor, nameof(VerifyMonthEndpoint), route: [("store", "S1"), ("month", "2026-09")]);
        Assert.True(verified.Status == 200 && verified.Json.GetProperty("result").GetString() == "same", verified.Body);
    }

    /// <summary>Files are somebody else's to send, appeals to decide, and stores to save: whoever decides stands on no order.</summary>
    private async Task<ApiAnswer> DoneAsync(string endpoint, object body, params (string Name, string Value)[] route)
    {
        var by = endpoint == nameof(FileAppealEndpoint) ? Supervisor : Admin;
        var answer = await AskAsync(by, endpoint, JsonSerializer.Serialize(body, ApiJson.Options), route: route);
        Assert.True(answer.Status is 200 or 201 or 202, answer.Body);
        return answer;
    }

    private async Task<JsonElement> ScoreAsync(string staff, string language = "en")
    {
        var score = await AskAsync(Supervisor, nameof(GetStaffScoreEndpoint), query: $"?lang={language}", route: [("store", "S1"), ("month", "2026-09"), ("staff", staff)]);
        Assert.True(score.Status == 200, score.Body);
        return score.Json;
    }

    private async Task<JsonElement> LineAsync(string staff, string item) =>
        (await ScoreAsync(staff)).GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("item").GetString() == item);

    private async Task<(decimal, decimal)> RateAsync(string staff) =>
        await LineAsync(staff, "satisfaction") is var line ? (line.GetProperty("numerator").GetDecimal(), line.GetProperty("denominator").GetDecimal()) : default;

    private async Task<decimal> NumeratorAsync(string staff, string item) => (await LineAsync(staff, item)).GetProperty("numerator").GetDecimal();

    /// <summary>What the explanation of the first line says between its title and its sum.</summary>
    private async Task<string> WordsAsync(string staff, string language)
    {
        var words = (await ScoreAsync(staff, language)).GetProperty("explanation").GetProperty("lines")[0].GetProperty("text").GetString()!;
        var colon = language == "en" ? ": " : "：";
        return words[(words.IndexOf(colon, StringComparison.Ordinal) + colon.Length)..words.IndexOf("0 ÷ 1", StringComparison.Ordinal)];
    }

    private async Task<IReadOnlyList<JsonElement>> EvidenceAsync(string staff, string item)
    {
        var evidence = await AskAsync(Supervisor, nameof(GetEvidenceEndpoint), route: [("store", "S1"), ("month", "2026-09"), ("staff", staff), ("item", item)]);
        Assert.True(evidence.Status == 200, evidence.Body);
        return [.. evidence.Json.GetProperty("items").EnumerateArray()];
    }
}
