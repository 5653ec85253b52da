using System.Globalization;
using System.Text;
using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Schemes.Presets;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Sheets;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;
using NodaTime;
using NodaTime.Text;
using static KpiFunctions.Tests.Features.Schemes.Presets.HouseRows;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>
/// The worked example of every preset as a house feeds it: files to the endpoints, texts to customers and their answers. Nothing is fed but the records
/// that the preset says it needs. What comes out is what was worked out by hand, so nothing in an example rests on what nobody can supply.
/// </summary>
public sealed class HouseMonthTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private const string Csv = "text/csv";

    /// <summary>Who leads the person.</summary>
    private const string Leader = "zhao";

    private static readonly Instant Sent = Utc("2026-08-15T02:00:00Z");

    private static readonly Dictionary<string, PresetMonth> Examples = new[]
    {
        AftersalesManagerTests.Example, AftersalesManagerTests.ExampleWithRevenue, ServiceOrganisationTests.StaffExample, ApplianceTechnicianTests.Example,
        CallbackClerkTests.Example, DeskTests.ServiceExample, DeskTests.FrontExample, DeskTests.SheetExample, CustomerServiceTests.CommissionExample("customer-service-clerk"), CustomerServiceTests.ManagerExample,
        CustomerServiceTests.CommissionExample("customer-service-supervisor"), ServiceOrganisationTests.EngineerExample, DealershipRolesTests.GeneralExample,
        DealershipRolesTests.TechnicianExample("apprentice"), DealershipRolesTests.SalesExample, DealershipRolesTests.AdvisorExample("intern"),
        DealershipRolesTests.ManagerExample, ServiceOrganisationTests.SmallFirmExample, DealershipRolesTests.ChiefExample,
    }.ToDictionary(m => m.Scheme.Id.Value);

    public static TheoryData<string> Names => [.. Examples.Keys];

    [Fact]
    public void Every_preset_has_a_worked_example() =>
        Assert.Equal(SchemePresets.All.Select(s => s.Id.Value).Order(StringComparer.Ordinal), Examples.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_worked_example_comes_out_as_by_hand_when_a_house_feeds_it(string preset)
    {
        var month = Examples[preset];
        Assert.Equal(Numbers(Written(month)), Numbers(await FedAsync(preset, month)));
    }

    /// <summary>What orders do not say, the store's table says, and it comes to the same.</summary>
    [Theory]
    [InlineData("aftersales-manager")]
    [InlineData("appliance-technician")]
    [InlineData("repair-technician")]
    public async Task A_worked_example_comes_out_as_by_hand_when_a_house_has_tables_in_place_of_columns(string preset)
    {
        var month = Examples[preset];
        Assert.Equal(Numbers(Written(month)), Numbers(await FedAsync(preset, month, fromTables: true)));
    }

    [Fact]
    public void Every_preset_that_can_rest_on_a_table_is_fed_by_one() => Assert.Equal(
        ["aftersales-manager", "appliance-technician", "repair-technician"],
        SchemePresets.All.Where(s => SchemeNeeds.Of(s).Any(n => n.Record == Need.Table)).Select(s => s.Id.Value).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Everything_of_a_preset_has_a_value_when_exactly_what_it_says_it_needs_is_fed(string preset)
    {
        var month = new PresetMonth(preset) { EmployedSince = new LocalDate(2020, 5, 1), Certificate = 1 };
        foreach (var need in await NeedsAsync(preset))
        {
            Meet(need, month);
        }

        var fed = await FedAsync(preset, month);

        Assert.All(fed.GetProperty("lines").EnumerateArray(), l => Assert.True(l.GetProperty("value").ValueKind == JsonValueKind.Number, l.ToString()));
        Assert.Equal(1, fed.GetProperty("coverage").GetDecimal());
        Assert.Equal(month.Scheme.Adjustments.Select(x => x.Id), fed.GetProperty("adjustments").EnumerateArray().Select(x => x.GetProperty("adjustment").GetString()));
        if (fed.GetProperty("payout") is { ValueKind: JsonValueKind.Object } payout)
        {
            Assert.Empty(payout.GetProperty("missing").EnumerateArray());
        }

        await AssertWordsAsync();
    }

    /// <summary>In no language do the words of a result name anything by its id.</summary>
    private async Task AssertWordsAsync()
    {
        foreach (var language in (string[])["zh-CN", "zh-TW", "en"])
        {
            var score = (await AskAsync(Admin, nameof(GetStaffScoreEndpoint), query: $"?lang={language}", route: [("store", "S1"), ("month", "2026-08"), ("staff", "li")])).Json;
            var words = score.GetProperty("explanation");
            var texts = words.GetProperty("payout").EnumerateArray().Concat(
                ((string[])["lines", "adjustments", "awards"]).SelectMany(part => words.GetProperty(part).EnumerateArray()).Select(t => t.GetProperty("text")));
            Assert.All(texts, t => Assert.DoesNotMatch(language == "en" ? "[a-z]+[._][a-z]" : "[a-z]{2,}[-._a-z]*", t.GetString()));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_list_of_presets_says_the_same_as_the_preset(string preset)
    {
        var list = (await AskAsync(Supervisor, nameof(ListPresetsEndpoint))).Json;
        Assert.Equal(
            (await NeedsAsync(preset)).Select(n => n.ToString()),
            list.EnumerateArray().Single(p => p.GetProperty("id").GetString() == preset).GetProperty("needs").EnumerateArray().Select(n => n.ToString()));
    }

    /// <summary>Adds what a need asks for to a month.</summary>
    private static void Meet(JsonElement need, PresetMonth month)
    {
        var name = TextOf(need, "name");
        switch (TextOf(need, "record"))
        {
            case Need.Orders:
                month.Orders(
                    10,
                    (_, o) => o with
                    {
                        ArrivedAt = PresetMonth.Opened,
                        PromisedAt = PresetMonth.Opened + Duration.FromHours(1),
                        StandardHours = 1,
                        ActualHours = 1,
                        Points = 1,
                        Amount = 10,
                        InspectionPassed = true,
                    },
                    _ => 4);
                break;
            case Need.Complaints:
                month.Complaints(2, (_, c) => c with { HandlerId = c.StaffId, IsOwnFault = true });
                break;
            case Need.CustomerFact:
                month.Customer(Enum.Parse<CustomerFactKind>(name!, ignoreCase: true));
                break;
            case Need.Figure:
                month.Figure(name!, 1);
                break;
            case Need.Mark:
                month.Mark(name!, 80);
                break;
            case Need.Sheet:
                var sheet = SheetPresets.All.Single(x => x.Id.Value == name);
                foreach (var column in sheet.Raters.Where(r => r.Kind != RaterKind.Customers))
                {
                    month.Fill(column.Id, string.Join(", ", need.GetProperty("columns").EnumerateArray().Select(i => $"{i.GetString()} {sheet.Grades[1].Id}")));
                }

                break;
        }
    }

    private async Task<IReadOnlyList<JsonElement>> NeedsAsync(string preset) =>
        [.. (await AskAsync(Admin, nameof(GetPresetEndpoint), route: ("id", preset))).Json.GetProperty(NeedsJson.Member).EnumerateArray()];

    /// <summary>The person's score of a month that a house fed.</summary>
    private async Task<JsonElement> FedAsync(string preset, PresetMonth month, bool fromTables = false)
    {
        var needs = await NeedsAsync(preset);
        await OpenAsync(preset, month, needs);
        await ServeAsync(month, needs, fromTables ? await PutTablesAsync(month, needs) : []);
        await ReportAsync(month, needs);
        var fed = await AskAsync(Admin, nameof(GetStaffScoreEndpoint), route: [("store", "S1"), ("month", "2026-08"), ("staff", "li")]);
        Assert.Equal(200, fed.Status);
        return fed.Json;
    }

    /// <summary>Store, preset and person with who is in the team, as they are set up.</summary>
    private async Task OpenAsync(string preset, PresetMonth month, IReadOnlyList<JsonElement> needs)
    {
        Clock.Now = Utc("2026-08-01T02:00:00Z");
        var scheme = await AskAsync(Admin, nameof(GetPresetEndpoint), route: ("id", preset));
        await DoAsync(nameof(PutSchemeEndpoint), scheme.Body, route: ("id", preset));
        foreach (var sheet in scheme.Json.TryGetProperty(NeedsJson.SheetsMember, out var sheets) ? sheets.EnumerateArray() : default)
        {
            await DoAsync(nameof(PutSheetEndpoint), sheet.GetRawText(), route: ("id", TextOf(sheet, "id")!));
        }

        await DoAsync(nameof(PutStoreEndpoint), JsonSerializer.Serialize(StoreJson.Of(NewStore("S1")) with { StartsOn = "2026-08-01" }, ApiJson.Options), route: ("store", "S1"));
        await DoAsync(nameof(PutStaffEndpoint), JsonSerializer.Serialize(new { role = "other" }), route: [("store", "S1"), ("staff", Leader)]);
        var person = new { role = month.Scheme.Role, schemeId = preset, managerId = Leader, employment = month.Employment, employedSince = month.EmployedSince is { } since ? LocalDatePattern.Iso.Format(since) : null, certificates = month.Certificate is { } level ? new Dictionary<string, int> { ["2026-08-31"] = level } : [] };
        await DoAsync(nameof(PutStaffEndpoint), JsonSerializer.Serialize(person), route: [("store", "S1"), ("staff", "li")]);
        var manager = Find(needs, Need.Team) is null ? string.Empty : "li";
        await DoAsync(nameof(PutStaffEndpoint), JsonSerializer.Serialize(new { role = "other", managerId = manager }), route: [("store", "S1"), ("staff", PresetMonth.Other.Value)]);
    }

    /// <summary>The tables that stand in for columns, with a job for each number of hours and points that the orders of the example have.</summary>
    private async Task<IReadOnlyList<JsonElement>> PutTablesAsync(PresetMonth month, IReadOnlyList<JsonElement> needs)
    {
        var tables = needs.Where(n => TextOf(n, "record") == Need.Table).ToList();
        foreach (var table in tables)
        {
            var columns = TextsOf(table, "columns");
            var rows = month.Served.Select(s => Order(s.Order, string.Empty, columns)).Distinct().Where(r => !r.EndsWith(','));
            var body = new StringBuilder(string.Join(',', columns)).Append('\n').AppendJoin('\n', rows).ToString();
            var endpoint = TextOf(table, "endpoint")!;
            Assert.StartsWith("PUT /api/stores/{store}/tables/", endpoint, StringComparison.Ordinal);
            var word = endpoint["PUT /api/stores/{store}/tables/".Length..endpoint.IndexOf('?', StringComparison.Ordinal)];
            var saved = await AskAsync(Admin, nameof(PutStoreTableEndpoint), body, Csv, endpoint[endpoint.IndexOf('?', StringComparison.Ordinal)..] + "2026-08", [("store", "S1"), ("table", word)]);
            Assert.True(saved.Status == 200, saved.Body);
        }

        return tables;
    }

    /// <summary>Orders, those that come back to a colleague, and what customers answer to their texts.</summary>
    private async Task ServeAsync(PresetMonth month, IReadOnlyList<JsonElement> needs, IReadOnlyList<JsonElement> tables)
    {
        if (Find(needs, Need.Orders) is not { } need)
        {
            Assert.Empty(month.Served);
            return;
        }

        Clock.Now = Utc("2026-08-14T02:00:00Z");
        IReadOnlyList<string> columns = [.. TextsOf(need, "columns").Except(tables.Select(t => TextOf(t, "insteadOf")!)), .. tables.SelectMany(t => TextsOf(t, "orderColumns")).Distinct()];
        var rows = month.Served.Select((s, i) => Order(s.Order, Phone(i), columns))
            .Concat(month.Served.Take(month.CameBack).Select((s, i) => Order(Again(s.Order), Phone(500 + i), columns)));
        await ImportAsync(nameof(ImportWorkOrdersEndpoint), string.Join(',', columns), rows);
        if (Find(needs, Need.Answers) is null)
        {
            return;
        }

        await SendDueAsync(Sent);
        foreach (var (i, (_, rating)) in month.Served.Index().Where(s => s.Item.Rating is not null))
        {
            await ReplyAsync(rating!.Value.ToString(CultureInfo.InvariantCulture), Sent + Duration.FromMinutes(i + 1), Phone(i), $"m{i}");
        }
    }

    /// <summary>Complaints, figures, marks and praise: those that are needed, and the example has no others.</summary>
    private async Task ReportAsync(PresetMonth month, IReadOnlyList<JsonElement> needs)
    {
        Clock.Now = Utc("2026-08-25T02:00:00Z");
        Assert.Subset(NamesOf(needs, Need.Figure), month.Figures.Select(f => f.Metric).ToHashSet());
        Assert.Subset(NamesOf(needs, Need.Mark), month.Marks.Select(m => m.Topic).ToHashSet());
        Assert.Subset(NamesOf(needs, Need.CustomerFact), month.CustomerFacts.Select(f => WordOf(f.Kind)).ToHashSet());
        if (Find(needs, Need.Complaints) is { } complaints)
        {
            var columns = TextsOf(complaints, "columns");
            await ImportAsync(nameof(ImportComplaintsEndpoint), string.Join(',', columns), month.AllComplaints.Select((c, i) => Complaint(c, i, i < month.Served.Count ? month.Served[i].Order.Id : null, columns)));
        }
        else
        {
            Assert.Empty(month.AllComplaints);
        }

        foreach (var need in needs.Where(n => TextOf(n, "record") == Need.Figure))
        {
            var columns = TextsOf(need, "columns");
            await ImportAsync(
                nameof(ImportFiguresEndpoint), string.Join(',', columns), month.Figures.Where(f => f.Metric == TextOf(need, "name")).Select(f => Figure(f, columns)));
        }

        foreach (var need in needs.Where(n => TextOf(n, "record") == Need.Mark))
        {
            var columns = TextsOf(need, "columns");
            await ImportAsync(nameof(ImportRatingsEndpoint), string.Join(',', columns), month.Marks.Where(m => m.Topic == TextOf(need, "name")).Select(m => Mark(m, columns)));
        }

        Assert.Subset(NamesOf(needs, Need.Sheet), month.Columns.Select(c => c.Sheet.Id.Value).ToHashSet());
        foreach (var column in month.Columns)
        {
            await FillAsync(column);
        }

        foreach (var need in needs.Where(n => TextOf(n, "record") == Need.CustomerFact))
        {
            var columns = TextsOf(need, "columns");
            await ImportAsync(
                nameof(ImportCustomerFactsEndpoint),
                string.Join(',', columns),
                month.CustomerFacts.Index().Where(f => WordOf(f.Item.Kind) == TextOf(need, "name")).Select(f => CustomerRow(f.Item, f.Index, columns)));
        }
    }

    /// <summary>A column of a sheet as whoever it asks for fills it, each with a key of their own.</summary>
    private async Task FillAsync(PresetMonth.FilledColumn column)
    {
        var caller = column.Rater.Kind switch
        {
            RaterKind.Self => new Caller("Li", Role.Staff, [Store], [Person("li")]),
            RaterKind.Manager => new Caller("Leader", Role.Staff, [Store], [Person(Leader)]),
            _ => new Caller(column.Rater.Id, Enum.Parse<Role>(column.Rater.Role!, ignoreCase: true), column.Rater.Role == "admin" ? [] : [Store], [Person(column.Rater.Id)]),
        };
        var marks = column.Grades.Select(g => new { item = g.Item, grade = g.Grade, example = "What was seen on the 12th." });
        var answer = await AskAsync(
            caller,
            nameof(PostSheetMarksEndpoint),
            JsonSerializer.Serialize(new { storeId = "S1", staffId = "li", month = "2026-08", marks }),
            route: ("id", column.Sheet.Id.Value));
        Assert.True(answer.Status == 200 && answer.Json.GetProperty("accepted").GetInt32() == column.Grades.Count, answer.Body);
    }

    private async Task ImportAsync(string endpoint, string head, IEnumerable<string> rows)
    {
        var body = new StringBuilder(head).Append('\n').AppendJoin('\n', rows).Append('\n').ToString();
        var answer = await AskAsync(Supervisor, endpoint, body, Csv);
        Assert.True(answer.Status == 200 && answer.Json.GetProperty("rejectedCount").GetInt32() == 0, answer.Body);
    }

    private async Task DoAsync(string endpoint, string body, params (string Name, string Value)[] route)
    {
        var answer = await AskAsync(Admin, endpoint, body, route: route);
        Assert.True(answer.Status is 200 or 201, answer.Body);
    }

    private static WorkOrder Again(WorkOrder order) => order with
    {
        Id = WorkOrderId.Parse($"{order.Id}-again"),
        StaffId = StaffId.Parse("wang"),
        AdvisorId = null,
        ClerkId = null,
        OpenedAt = order.CompletedAt!.Value + Duration.FromHours(20),
        ArrivedAt = null,
        PromisedAt = null,
        CompletedAt = order.CompletedAt + Duration.FromHours(22),
    };

    private static JsonElement? Find(IReadOnlyList<JsonElement> needs, string record) =>
        needs.Where(n => TextOf(n, "record") == record).Select(n => (JsonElement?)n).SingleOrDefault();

    private static HashSet<string> NamesOf(IReadOnlyList<JsonElement> needs, string record) =>
        [.. needs.Where(n => TextOf(n, "record") == record).Select(n => TextOf(n, "name")!)];

    private static string? TextOf(JsonElement need, string member) => need.TryGetProperty(member, out var text) ? text.GetString() : null;

    private static IReadOnlyList<string> TextsOf(JsonElement need, string member) => [.. need.GetProperty(member).EnumerateArray().Select(t => t.GetString()!)];

    private static JsonElement Written(PresetMonth month) => JsonDocument.Parse(ScoreJson.Write(month.Score(), ScoreState.Provisional)).RootElement;

    private static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"86138{number:00000000}");

    /// <summary>Points, adjustments, total, grade and pay of a result.</summary>
    private static string Numbers(JsonElement score) => JsonSerializer.Serialize(new
    {
        lines = score.GetProperty("lines").EnumerateArray().Select(l => $"{l.GetProperty("item")} {l.GetProperty("points")}"),
        adjustments = score.GetProperty("adjustments").EnumerateArray().Select(a => $"{a.GetProperty("adjustment")} {a.GetProperty("points")}"),
        awards = score.GetProperty("awards").EnumerateArray().Select(a => $"{a.GetProperty("award")} {a.GetProperty("granted")}"),
        total = score.GetProperty("total"),
        grade = score.GetProperty("grade"),
        payout = score.GetProperty("payout"),
    });
}
