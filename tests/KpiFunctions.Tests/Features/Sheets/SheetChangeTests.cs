using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Sheets;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Sheets;

/// <summary>What changes around a sheet while it is filled: its version, the month's state, the roles of the measured, who leads them.</summary>
public sealed class SheetChangeTests(AzuriteFixture azurite) : SheetTest(azurite)
{
    private static readonly Caller Successor = new("Zhou's key", Role.Staff, [Store], [Person("zhou")]);

    private static string Regraded => Version(2, "2026-09").Replace("\"good\"", "\"mid\"", StringComparison.Ordinal).Replace("\"points\": 80", "\"points\": 70", StringComparison.Ordinal);

    /// <summary>Late, or reopened: what will score the month says what is shown and taken, who leads, and what a mark comes to.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_month_that_was_closed_shows_and_takes_marks_by_what_it_is_scored_by(bool takeMasterData)
    {
        await OpenAsync();
        await MarkedAsync(Manager, "good", "good");
        await CloseAsync();
        await SaveAsync(Regraded);
        await LeadAsync("zhou", from: null);

        Assert.Equal((1, 2), (await ShownAsync("?month=2026-09&store=S1"), await ShownAsync("?month=2026-09")));
        Assert.Equal(400, (await MarkAsync(Supervisor, "mid", "mid")).Status);
        Assert.Equal(2, (await MarkedAsync(Supervisor, "good", "good")).GetProperty("late").GetInt32());

        // Whom the close did not know is led by whoever leads them now.
        await Get<StoreDirectory>().UpdateStaffAsync(
            Store, StaffId.Parse("new"), _ => new() { StoreId = Store, Id = StaffId.Parse("new"), Managers = [new StaffManager(StaffId.Parse("zhou"))] }, CancellationToken.None);
        Assert.Equal(200, (await MarkAsync(Successor, "good", "good", staff: "new")).Status);

        await ReopenAsync(takeMasterData);
        Assert.Equal(takeMasterData ? 2 : 1, await ShownAsync("?month=2026-09&store=S1"));
        var (known, unknown) = takeMasterData ? ("mid", "good") : ("good", "mid");
        var (leads, led) = takeMasterData ? (Successor, Measured) : (Manager, Successor);
        Assert.Equal(400, (await MarkAsync(Admin, unknown, unknown)).Status);
        await MarkedAsync(Admin, known, "fair");
        Assert.Equal(403, (await MarkAsync(led, known, known, "manager")).Status);
        await MarkedAsync(leads, known, "fair");

        await CloseAsync();
        var line = await LineAsync("item0");

        // What was given in the grades of the other version does not count, and is said to be missing.
        Assert.Equal(takeMasterData ? (35m, 0.5m) : (48m, 0.6m), (line.GetProperty("numerator").GetDecimal(), line.GetProperty("denominator").GetDecimal()));
        Assert.Equal(takeMasterData ? "self 0.1, supervisor 0.1, customers 0.3" : "self 0.1, customers 0.3", MissingIn(line));
        Assert.Equal("same", await VerifyAsync());
    }

    /// <summary>In whatever month: a topic is marked on a sheet or on paper, never both, and never neither.</summary>
    [Theory]
    [InlineData("2026-09", "2026-08", false)]
    [InlineData("2026-09", "2026-09", false)]
    [InlineData("2026-09", "2026-10", true)]
    [InlineData("2026-10", "2026-10", false)]
    [InlineData("2026-10", "2026-11", true)]
    public async Task A_topic_is_marked_on_paper_where_the_month_has_no_sheet_of_it_and_on_the_sheet_where_it_has(string month, string validFrom, bool onPaper)
    {
        await BeginAsync();
        await SaveAsync(Version(1, validFrom));
        Clock.Now = Utc("2026-10-02T00:00:00Z");
        Assert.Equal(onPaper, await OnPaperAsync(month));
        Assert.Equal(onPaper ? 404 : 200, (await MarkAsync(Manager, "good", "good", month: month)).Status);
    }

    /// <summary>Closed without a sheet, a month has none, whatever is saved for it later; only reopened with the master data of today it has.</summary>
    [Fact]
    public async Task A_month_that_was_closed_with_marks_on_paper_goes_on_with_paper()
    {
        await BeginAsync();
        Assert.True(await OnPaperAsync("2026-09"));
        await CloseAsync();
        await SaveAsync();
        for (var reopened = false; ; reopened = true)
        {
            Assert.True(await OnPaperAsync("2026-09", "conduct.skill"));
            Assert.Equal((404, 404), ((await MarkAsync(Manager, "good", "good")).Status, (await GetAsync("?month=2026-09&store=S1")).Status));
            if (reopened)
            {
                break;
            }

            await ReopenAsync();
        }

        await CloseAsync();
        Assert.Equal((70m, 70m), ((await LineAsync("item0")).GetProperty("value").GetDecimal(), (await LineAsync("item1")).GetProperty("value").GetDecimal()));
        await ReopenAsync(takeMasterData: true);
        Assert.False(await OnPaperAsync("2026-09"));
        await MarkedAsync(Manager, "good", "good");
    }

    /// <summary>Other stores' months are their own business.</summary>
    [Fact]
    public async Task The_sheet_of_a_stores_month_is_shown_to_who_has_to_do_with_the_store()
    {
        await OpenAsync();
        Assert.Equal(200, (await AskAsync(Measured, nameof(GetSheetEndpoint), query: "?store=S1", route: ("id", "conduct"))).Status);
        Assert.Equal(403, (await AskAsync(Stranger, nameof(GetSheetEndpoint), query: "?store=S1", route: ("id", "conduct"))).Status);
        Assert.Equal(404, (await AskAsync(Admin, nameof(GetSheetEndpoint), query: "?store=S7", route: ("id", "conduct"))).Status);
        Assert.Equal(400, (await AskAsync(Admin, nameof(GetSheetEndpoint), query: "?store=%00", route: ("id", "conduct"))).Status);
    }

    /// <summary>A sheet is of the whole month: its marks count in each role whose scheme names it, and in no other. Customers are those of the role's own orders.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Who_changed_the_role_has_the_marks_where_the_scheme_names_the_sheet_and_the_customers_of_the_roles_own_orders(bool before, bool after)
    {
        await OpenAsync();
        var json = """{"id":"none","version":1,"title":{"en":"None"},"validFrom":"2020-01","scale":100,"items":[{"id":"item0","metric":"orders.completed","weight":100,"rule":{"type":"ratio","target":1,"cap":1},"missing":"zero"}],"grades":[{"atLeast":0,"grade":"any"}]}""";
        Assert.True(await Get<SchemeStore>().TryAddAsync(SchemeJson.Read(json).Scheme!, CancellationToken.None));
        await Get<StoreDirectory>().UpdateStaffAsync(
            Store, StaffId.Parse("li"), m => m! with { Roles = [new("first", SchemeOf(before)), new("second", SchemeOf(after), new LocalDate(2026, 9, 7))] }, CancellationToken.None);
        await MarkedAsync(Manager, "good", "good");
        await ImportOrderAsync("W1", "2026-09-06T10:00:00", "+8613800000000", staff: "li");
        await ImportOrderAsync("W2", "2026-09-07T10:00:00", "+8613800000001", staff: "li");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        await ReplyAsync("5", Utc("2026-09-10T02:01:00Z"), "8613800000000", "m0");
        await ReplyAsync("1", Utc("2026-09-10T02:01:00Z"), "8613800000001", "m1");

        // 80 × 0.3, and 100 × 0.3 of the customer of the first role or 20 × 0.3 of that of the second.
        decimal[] expected = [.. new[] { (before, 54m), (after, 30m) }.Select(r => r.Item1 ? r.Item2 : 1)];
        foreach (var closed in new[] { false, true })
        {
            if (closed)
            {
                await CloseAsync();
            }

            var scores = (await AskAsync(Supervisor, nameof(GetScoresEndpoint), route: [("store", "S1"), ("month", "2026-09")])).Json.GetProperty("scores").EnumerateArray()
                .Where(s => s.GetProperty("staffId").GetString() == "li").OrderBy(s => s.GetProperty("days").GetProperty("from").GetString(), StringComparer.Ordinal);
            Assert.Equal(expected, scores.Select(s => s.GetProperty("lines")[0].GetProperty("numerator").GetDecimal()));

            var evidence = (await AskAsync(Supervisor, nameof(GetEvidenceEndpoint), route: [("store", "S1"), ("month", "2026-09"), ("staff", "li"), ("item", "item0")])).Json.GetProperty("items")
                .EnumerateArray().Where(r => r.GetProperty("kind").GetString() == "service").ToList();
            Assert.Equal(
                [("W1", before ? "customers" : null), ("W2", after ? "customers" : null)],
                evidence.Select(r => (r.GetProperty("workOrderId").GetString(), r.TryGetProperty("rater", out var rater) ? rater.GetString() : null)).OrderBy(r => r.Item1, StringComparer.Ordinal));
        }

        Assert.Equal("same", await VerifyAsync());
    }

    /// <summary>Whoever has filled a column may change it, whoever leads by then; whoever leads may take it over, and then it is theirs.</summary>
    [Theory]
    [InlineData("2026-09-20", "2026-09-21T00:00:00Z")]
    [InlineData("2026-09-30", "2026-10-02T00:00:00Z")]
    public async Task A_new_manager_takes_the_column_over_and_until_then_the_old_one_may_change_it(string from, string then)
    {
        await OpenAsync();
        await MarkedAsync(Manager, "good", "good");
        await LeadAsync("zhou", NodaTime.Text.LocalDatePattern.Iso.Parse(from).Value);
        Assert.Equal(403, (await MarkAsync(Successor, "fair", "fair")).Status);

        Clock.Now = Utc(then);
        Assert.Equal(1, (await MarkedAsync(Manager, "good", "fair")).GetProperty("updated").GetInt32());
        var left = await LeftByAsync(async () => Assert.Equal(1, (await MarkedAsync(Successor, "poor", "fair")).GetProperty("updated").GetInt32() - 1));
        var change = Assert.Single(left, e => e.Before is not null);
        Assert.Equal(("S1/ma", "good", "fair"), GivenIn(change.Before!));
        Assert.Equal(("S1/zhou", "poor", "fair"), GivenIn(change.After!));

        Assert.Equal(403, (await MarkAsync(Manager, "good", "good")).Status);
        Assert.Equal(1, (await MarkedAsync(Successor, "fair", "fair")).GetProperty("updated").GetInt32());
        Assert.Equal(18m, (await LineAsync("item0")).GetProperty("numerator").GetDecimal());
    }

    /// <summary>Whoever has not filled the column and does not lead has no say in it.</summary>
    [Fact]
    public async Task A_manager_of_before_who_has_filled_nothing_fills_nothing()
    {
        await OpenAsync();
        await LeadAsync("zhou", from: null);
        Assert.Equal(403, (await MarkAsync(Manager, "good", "good")).Status);
        await MarkedAsync(Successor, "good", "good");
    }

    /// <summary>Names of columns that change hands in a new version: what was given in one name by one hand is not given by the other.</summary>
    [Theory]
    [InlineData("self", "manager")]
    [InlineData("self", "company")]
    [InlineData("manager", "supervisor")]
    [InlineData("supervisor", "company")]
    [InlineData("manager", "customers")]
    public async Task A_mark_counts_only_in_a_column_of_the_hand_that_gave_it(string one, string other)
    {
        await OpenAsync();
        await AnswerAsync(("W1", 5));
        var hands = new Dictionary<string, Caller> { ["self"] = Measured, ["manager"] = Manager, ["supervisor"] = Supervisor, ["company"] = Admin };
        foreach (var hand in hands)
        {
            await MarkedAsync(hand.Value, "fair", "fair", hand.Key);
        }

        await SaveAsync(Swapped(one, other));
        var kept = await LineAsync("item0");
        string[] lost = other == "customers" ? [other] : [one, other];
        Assert.Equal(lost.Order(StringComparer.Ordinal), MissingNames(kept).Order(StringComparer.Ordinal));

        // Each fills the column that is theirs now, as if nobody had filled it.
        foreach (var (column, hand) in new[] { (one, other), (other, one) }.Where(p => p.Item2 != "customers"))
        {
            await MarkedAsync(hands[hand], "good", "good", column);
        }

        var line = await LineAsync("item0");
        Assert.Equal(string.Empty, MissingIn(line));
    }

    private static IEnumerable<string> MissingNames(JsonElement line) =>
        line.TryGetProperty("missingRaters", out var missing) ? missing.EnumerateArray().Select(m => m.GetProperty("rater").GetString()!) : [];

    /// <summary>The next version, in which two columns have changed names.</summary>
    private static string Swapped(string one, string other) => Version(2, "2026-09")
        .Replace($"\"id\": \"{one}\"", "\"id\": \"-\"", StringComparison.Ordinal)
        .Replace($"\"id\": \"{other}\"", $"\"id\": \"{one}\"", StringComparison.Ordinal)
        .Replace("\"id\": \"-\"", $"\"id\": \"{other}\"", StringComparison.Ordinal);

    private static (string? By, string? Attitude, string? Skill) GivenIn(string json)
    {
        var shown = JsonDocument.Parse(json).RootElement;
        var grades = shown.GetProperty("grades");
        return (shown.GetProperty("givenBy").GetString(), grades.GetProperty("attitude").GetString(), grades.GetProperty("skill").GetString());
    }

    private static SchemeId SchemeOf(bool hasSheet) => SchemeId.Parse(hasSheet ? "facts" : "none");

    private Task<StaffMember> LeadAsync(string manager, LocalDate? from) => Get<StoreDirectory>().UpdateStaffAsync(
        Store, StaffId.Parse("li"), m => m!.Join(new StaffManager(StaffId.Parse(manager), from), new LocalDate(2026, 9, 9)), CancellationToken.None);

    private async Task<int> ShownAsync(string query)
    {
        var shown = await GetAsync(query);
        Assert.True(shown.Status == 200, shown.Body);
        return shown.Json.GetProperty("version").GetInt32();
    }
}
