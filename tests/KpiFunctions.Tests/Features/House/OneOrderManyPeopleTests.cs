using System.Text;
using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Appeals;
using NodaTime;

namespace KpiFunctions.Tests.Features.House;

/// <summary>An order of a house is kept once and measures everyone who had a part in it, whoever leads them, and the store.</summary>
public sealed class OneOrderManyPeopleTests(AzuriteFixture azurite) : AppealTest(azurite)
{
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
        await ImportAsync(Header
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

        Assert.Equal(
            ["", "Of the store: ", "Of the team: ", "As advisor: ", "As callback clerk: ", "As inspector: "],
            (await Task.WhenAll(new[] { "zhang", "chief", "manager", "advisor", "clerk", "inspector" }.Select(WordsAsync))).Select(w => w[..w.IndexOf("0 ÷ 1", StringComparison.Ordinal)]));

        // Two did the work: each has the part that was agreed, a team and the store have the whole once.
        Assert.Equal([9m, 4m, 13m, 13m], await Task.WhenAll(new[] { "zhang", "li", "manager", "chief" }.Select(s => NumeratorAsync(s, "points"))));
        Assert.Equal([110.006m, 40.004m, 150.01m, 150.01m], await Task.WhenAll(new[] { "zhang", "li", "manager", "chief" }.Select(s => NumeratorAsync(s, "revenue"))));
        Assert.Equal([2m, 1m, 2m, 2m, 1m], await Task.WhenAll(new[] { "zhang", "li", "manager", "chief", "advisor" }.Select(s => NumeratorAsync(s, "completed"))));

        await CloseSeptemberAsync();
        var id = AppealId.Parse((await FileAsync(Supervisor, "advisor", "satisfaction", reason: "another customer's phone")).GetProperty("appealId").GetString()!);
        await DecideAsync(id, Admin, new CorrectionJson(CorrectionKind.CorrectAnswer, "the recording", "W1", [5]));
        await ApplyAsync();

        Assert.Equal(AppealState.Applied, (await AppealAsync(id)).Appeal.State);
        Assert.All(await Task.WhenAll(Measures.Keys.Select(RateAsync)), rate => Assert.Equal((1m, 1m), rate));
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task A_changed_manager_takes_exactly_the_days_along()
    {
        await OpenHouseAsync();
        await SaveAsync("second", "team", null);
        await Get<StoreDirectory>().UpdateStaffAsync(Store, StaffId.Parse("li"), m => m!.Join(new StaffManager(StaffId.Parse("second"), new LocalDate(2026, 9, 11)), new LocalDate(2026, 9, 28)), CancellationToken.None);
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await ImportAsync(Header
            + "S1,W1,li,,,,,2026-09-09T08:00:00,2026-09-10T23:59:59,1,1,\n"
            + "S1,W2,li,,,,,2026-09-09T08:00:00,2026-09-11T00:00:00,2,1,\n"
            + "S1,W3,li,,,,,2026-09-09T08:00:00,2026-09-12T08:00:00,4,1,\n");

        Assert.Equal([7m, 1m, 6m, 7m], await Task.WhenAll(new[] { "li", "manager", "second", "chief" }.Select(s => NumeratorAsync(s, "points"))));
        Assert.Equal(["W1"], (await EvidenceAsync("manager", "points")).Select(r => r.GetProperty("workOrderId").GetString()));
        Assert.Equal(["W2", "W3"], (await EvidenceAsync("second", "points")).Select(r => r.GetProperty("workOrderId").GetString()));

        await CloseSeptemberAsync();
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task Who_stands_on_an_order_is_corrected_by_an_appeal_part_by_part()
    {
        await OpenHouseAsync();
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await ImportAsync(Header + "S1,W1,zhang,advisor,,,,2026-09-22T08:00:00,2026-09-24T10:00:00,10,100,\n");
        await CloseSeptemberAsync();
        var id = AppealId.Parse((await FileAsync(Supervisor, "zhang", "points")).GetProperty("appealId").GetString()!);

        await DecideAsync(id, Admin, new CorrectionJson(CorrectionKind.CorrectOrder, "the job sheet", "W1") { StaffId = "li=0.7|zhang=0.3", InspectorId = "inspector" });
        await ApplyAsync();

        Assert.Equal([7m, 3m, 10m], await Task.WhenAll(new[] { "li", "zhang", "manager" }.Select(s => NumeratorAsync(s, "points"))));
        Assert.Equal([1m, 1m], await Task.WhenAll(new[] { "advisor", "inspector" }.Select(s => NumeratorAsync(s, "completed"))));
        Assert.Null(await VerifyAsync());
    }

    [Theory]
    [InlineData("zhang=0.6|li=0.5", "The shares add up to 1.1; they must add up to 1.")]
    [InlineData("zhang=0.6|li", "Give everybody's share, or nobody's when all have the same.")]
    [InlineData("zhang|zhang", "Somebody stands on the order twice.")]
    [InlineData("zhang=x|li=0.4", "'zhang=x' is no member of staff with a share. Write several like zhang=0.6|li=0.4, or zhang|li for equal shares.")]
    public async Task Shares_that_do_not_make_a_whole_are_refused(string staff, string error)
    {
        await OpenHouseAsync();
        var rejected = Assert.Single((await ImportAsync(Header + $"S1,W1,{staff},,,,,2026-09-22T08:00:00,2026-09-24T10:00:00,10,100,\n")).Rejected);
        Assert.Equal(("staffId", error), (rejected.Field, rejected.Error));
    }

    /// <summary>Everyone with a scheme of one's own kind; zhang and li work in the manager's team.</summary>
    private async Task OpenHouseAsync()
    {
        await SaveStoreAsync(NewStore("S1"));
        foreach (var (staff, measures) in Measures)
        {
            await SaveAsync(staff, measures, staff is "zhang" or "li" ? "manager" : null);
        }
    }

    private async Task SaveAsync(string staff, string measures, string? manager)
    {
        string[] metrics = ["satisfaction=satisfaction.rate", "points=workload.points", "revenue=orders.revenue", "completed=orders.completed"];
        var items = metrics.Select(m => m.Split('=')).Select(m => new { id = m[0], metric = m[1], weight = 25, rule = new { type = "ratio", target = 1, cap = 1 }, missing = "zero" });
        var json = JsonSerializer.Serialize(new { id = $"scheme-{staff}", version = 1, title = new { en = staff }, validFrom = "2020-01", scale = 100, measures, items, grades = new[] { new { atLeast = 0, grade = "any" } } });
        Assert.True(await Get<SchemeStore>().TryAddAsync(SchemeJson.Read(json).Scheme!, CancellationToken.None));
        await Get<StoreDirectory>().UpdateStaffAsync(
            Store,
            StaffId.Parse(staff),
            _ => new StaffMember
            {
                StoreId = Store,
                Id = StaffId.Parse(staff),
                Roles = [new(staff, Domain.Schemes.SchemeId.Parse($"scheme-{staff}"))],
                Managers = manager is null ? [] : [new(StaffId.Parse(manager))],
            },
            CancellationToken.None);
    }

    private async Task<JsonElement> ScoreOfAsync(string staff) =>
        JsonDocument.Parse(Encoding.UTF8.GetString(await ScoresAsync())).RootElement.GetProperty("scores").EnumerateArray().Single(s => s.GetProperty("staffId").GetString() == staff);

    private async Task<JsonElement> LineAsync(string staff, string item) =>
        (await ScoreOfAsync(staff)).GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("item").GetString() == item);

    private async Task<(decimal, decimal)> RateAsync(string staff) =>
        await LineAsync(staff, "satisfaction") is var line ? (line.GetProperty("numerator").GetDecimal(), line.GetProperty("denominator").GetDecimal()) : default;

    private async Task<decimal> NumeratorAsync(string staff, string item) => (await LineAsync(staff, item)).GetProperty("numerator").GetDecimal();

    private async Task<string> WordsAsync(string staff)
    {
        var document = await Get<ScoreQuery>().ReadStaffAsync(await StoreAsync(), September, StaffId.Parse(staff), Language.En, CancellationToken.None);
        var words = JsonDocument.Parse(document!).RootElement.GetProperty("explanation").GetProperty("lines")[0].GetProperty("text").GetString()!;
        return words[(words.IndexOf(": ", StringComparison.Ordinal) + 2)..];
    }

    private async Task<IReadOnlyList<JsonElement>> EvidenceAsync(string staff, string item)
    {
        var found = await Get<EvidenceQuery>().ReadAsync(await StoreAsync(), September, StaffId.Parse(staff), item, new PageRequest(50, null), CancellationToken.None);
        return [.. found!.Value.Page.Items.Select(r => JsonSerializer.SerializeToElement(r.Shown, ApiJson.Options))];
    }
}
