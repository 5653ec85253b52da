using System.Globalization;
using System.Text;
using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>
/// The worked example of every preset as a house feeds it: files to the endpoints, texts to customers and their answers. What comes out is what was
/// worked out by hand, so nothing in an example rests on what nobody can supply.
/// </summary>
public sealed class HouseMonthTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private const string Csv = "text/csv";

    private static readonly Instant Sent = Utc("2026-08-15T02:00:00Z");

    private static readonly Dictionary<string, PresetMonth> Examples = new[]
    {
        AftersalesManagerTests.Example, AftersalesManagerTests.ExampleWithRevenue, ServiceOrganisationTests.StaffExample, ApplianceTechnicianTests.Example,
        CallbackClerkTests.Example, CustomerServiceTests.CommissionExample("customer-service-clerk"), CustomerServiceTests.ManagerExample,
        CustomerServiceTests.CommissionExample("customer-service-supervisor"), ServiceOrganisationTests.EngineerExample, DealershipRolesTests.GeneralExample,
        DealershipRolesTests.TechnicianExample("apprentice"), DealershipRolesTests.SalesExample, DealershipRolesTests.AdvisorExample,
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
        await OpenAsync(preset, month);
        await ServeAsync(month);
        await ReportAsync(month);

        var fed = await AskAsync(Admin, nameof(GetStaffScoreEndpoint), route: [("store", "S1"), ("month", "2026-08"), ("staff", "li")]);

        Assert.Equal(200, fed.Status);
        Assert.Equal(Numbers(JsonDocument.Parse(ScoreJson.Write(month.Score(), ScoreState.Provisional)).RootElement), Numbers(fed.Json));
    }

    /// <summary>Store, preset and person, as they are set up.</summary>
    private async Task OpenAsync(string preset, PresetMonth month)
    {
        Clock.Now = Utc("2026-08-01T02:00:00Z");
        var scheme = await AskAsync(Admin, nameof(GetPresetEndpoint), route: ("id", preset));
        await DoAsync(nameof(PutSchemeEndpoint), scheme.Body, route: ("id", preset));
        await DoAsync(nameof(PutStoreEndpoint), JsonSerializer.Serialize(StoreJson.Of(NewStore("S1")) with { StartsOn = "2026-08-01" }, ApiJson.Options), route: ("store", "S1"));
        var person = new { role = month.Scheme.Role, schemeId = preset, employment = month.Employment, employedSince = month.EmployedSince is { } since ? LocalDatePattern.Iso.Format(since) : null };
        await DoAsync(nameof(PutStaffEndpoint), JsonSerializer.Serialize(person), route: [("store", "S1"), ("staff", "li")]);
    }

    /// <summary>Orders, those that come back to a colleague, and what customers answer to their texts.</summary>
    private async Task ServeAsync(PresetMonth month)
    {
        Clock.Now = Utc("2026-08-14T02:00:00Z");
        var rows = month.Served.Select((s, i) => Order(s.Order, Phone(i)))
            .Concat(month.Served.Take(month.CameBack).Select((s, i) => Order(Again(s.Order), Phone(500 + i))));
        const string Head = "storeId,workOrderId,staffId,customerPhone,assetId,faultCode,openedAt,arrivedAt,promisedAt,completedAt,standardHours,actualHours,points,amount,inspectionPassed";
        await ImportAsync(nameof(ImportWorkOrdersEndpoint), Head, rows);
        await SendDueAsync(Sent);
        foreach (var (i, (_, rating)) in month.Served.Index().Where(s => s.Item.Rating is not null))
        {
            await ReplyAsync(rating!.Value.ToString(CultureInfo.InvariantCulture), Sent + Duration.FromMinutes(i + 1), Phone(i), $"m{i}");
        }
    }

    /// <summary>Complaints, figures, marks and praise.</summary>
    private async Task ReportAsync(PresetMonth month)
    {
        await ImportAsync(
            nameof(ImportComplaintsEndpoint),
            "storeId,complaintId,staffId,handlerId,kind,receivedAt,answeredAt,resolvedAt,satisfied,ownFault",
            month.AllComplaints.Select((c, i) => Row(
                "S1", $"C{i}", c.StaffId, c.HandlerId, c.IsAboutAttitude ? "serviceAttitude" : null, c.ReceivedAt, c.AnsweredAt, c.ResolvedAt, c.IsSatisfied, c.IsOwnFault)));
        await ImportAsync(
            nameof(ImportFiguresEndpoint), "storeId,staffId,month,metric,value,excused,note", month.Figures.Select(f => Row("S1", "li", "2026-08", f.Metric, f.Value, f.Excused, f.Note)));
        await ImportAsync(
            nameof(ImportRatingsEndpoint), "storeId,staffId,month,topic,rater,mark,weight,example", month.Marks.Select(m => Row("S1", "li", "2026-08", m.Topic, m.Rater, m.Mark, m.Weight, m.Example)));
        await ImportAsync(
            nameof(ImportCustomerFactsEndpoint),
            "storeId,factId,staffId,kind,day,evidence",
            month.CustomerFacts.Select((f, i) => Row("S1", $"F{i}", "li", f.Kind == CustomerFactKind.Praise ? "praise" : "referral", LocalDatePattern.Iso.Format(f.Day), f.Evidence)));
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
        OpenedAt = order.CompletedAt!.Value + Duration.FromHours(20),
        ArrivedAt = null,
        PromisedAt = null,
        CompletedAt = order.CompletedAt + Duration.FromHours(22),
    };

    private static string Order(WorkOrder o, string phone) => Row(
        "S1", o.Id, o.StaffId, "+" + phone, o.AssetId, o.FaultCode, o.OpenedAt, o.ArrivedAt, o.PromisedAt, o.CompletedAt, o.StandardHours, o.ActualHours, o.Points, o.Amount, o.InspectionPassed);

    private static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"86138{number:00000000}");

    private static string Row(params object?[] cells) => string.Join(',', cells.Select(c => c switch
    {
        Instant time => InstantPattern.ExtendedIso.Format(time),
        bool flag => flag ? "true" : "false",
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        _ => c?.ToString(),
    }));

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
