using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Months;
using NodaTime;

namespace KpiFunctions.Tests.Features.MonthScoring;

/// <summary>Whatever happens after the close, the closed month is computed anew to the same bytes.</summary>
public sealed class FrozenMonthTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    [Fact]
    public async Task A_text_that_is_known_as_sent_only_after_the_close_was_not_sent_for_the_month()
    {
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await ImportOrderAsync("W1", "2026-09-28T10:00:00", openedAt: "2026-09-22T08:00:00");
        await CloseSeptemberAsync();

        await Get<SurveyStore>().ChangeAsync(
            await OrderAsync("W1"),
            survey => survey with { State = SurveyState.Sent, SentAt = Utc("2026-10-01T02:00:00Z"), MessageId = "p1" },
            CancellationToken.None);

        Assert.Equal(Utc("2026-10-01T02:00:00Z"), (await OrderAsync("W1")).Survey.SentAt);
        Assert.Null(await VerifyAsync());
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Delivered")]
    public async Task A_delivery_report_after_the_close_changes_nothing(string status)
    {
        await AnswerOneOrderAsync();
        await ImportOrderAsync("W2", "2026-09-29T10:00:00", phone: "+8613800000002", openedAt: "2026-09-28T10:00:00");
        await SendDueAsync(Utc("2026-10-02T03:00:00Z"));
        await CloseSeptemberAsync();

        await ReportAsync(ReportEvent("S1/W2", status, (await OrderAsync("W2")).Survey.MessageId!));

        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task A_text_that_had_failed_by_the_close_stays_failed_when_it_turns_out_as_delivered()
    {
        await AnswerOneOrderAsync();
        await ImportOrderAsync("W2", "2026-09-29T10:00:00", phone: "+8613800000002", openedAt: "2026-09-28T10:00:00");
        await SendDueAsync(Utc("2026-10-02T03:00:00Z"));
        var message = (await OrderAsync("W2")).Survey.MessageId!;
        await ReportAsync(ReportEvent("S1/W2", "Failed", message));
        await CloseSeptemberAsync();

        await ReportAsync(ReportEvent("S1/W2", "Delivered", message));

        Assert.Null((await OrderAsync("W2")).Survey.FailedAt);
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task An_answer_that_was_on_its_way_when_the_month_closed_is_late()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();

        // Received by the provider a second before the closing time; the queue held it until after the close.
        await ReplyAsync("1", SeptemberCloses - Duration.FromSeconds(1), id: "held-up");

        var kept = await Get<WorkOrderStore>().GetAnswersAsync(Month(2026, 9), (await OrderAsync("W1")).Order.Id, CancellationToken.None);
        Assert.Equal([false, true], kept.Select(a => a.IsLate));
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task Corrections_and_late_orders_change_nothing()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();

        await ImportOrderAsync("W1", "2026-09-20T10:00:00", staff: "B");
        await ImportOrderAsync("W9", "2026-09-20T10:00:00", staff: "B");

        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task An_order_that_was_open_at_the_close_may_complete_later()
    {
        await AnswerOneOrderAsync();
        await ImportAsync("storeId,workOrderId,staffId,openedAt\nS1,W2,A,2026-09-08T08:00:00\n");
        await CloseSeptemberAsync();

        await ImportOrderAsync("W2", "2026-10-06T10:00:00", staff: "B", openedAt: "2026-09-08T08:00:00");

        Assert.Equal(new YearMonth(2026, 10), (await OrderAsync("W2")).Month.Month);
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task People_and_store_may_change_after_the_close()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();

        Assert.True(await Get<SchemeStore>().TryAddAsync(Other("other", version: 1, "2020-01"), CancellationToken.None));
        await Get<StoreDirectory>().UpdateStaffAsync(
            Store,
            StaffId.Parse("A"),
            member => member! with { Name = "Renamed", Roles = [new StaffRole("technician", SchemeId.Parse("other"))], Employment = "intern" },
            CancellationToken.None);
        await SaveStoreAsync(NewStore("S1") with
        {
            Zone = DateTimeZoneProviders.Tzdb["America/New_York"],
            SchemeId = SchemeId.Parse("other"),
            ArriveWithin = Duration.FromHours(9),
        });

        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task Numbers_and_words_may_be_erased_years_later()
    {
        await AnswerOneOrderAsync();
        await ImportOrderAsync("W2", "2026-09-20T10:00:00", phone: "+8613800000002");
        await CloseSeptemberAsync();
        var closed = await ScoresAsync();
        Clock.Now = Utc("2036-10-06T03:00:00Z");

        await Get<RetentionSweep>().RunAsync(CancellationToken.None);

        Assert.Null((await OrderAsync("W1")).Order.CustomerPhone.Usable);
        Assert.Equal(closed, await ScoresAsync());
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task A_scheme_version_that_reaches_back_over_the_close_changes_nothing()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();

        // Not through the endpoint, which refuses it.
        Assert.True(await Get<SchemeStore>().TryAddAsync(Other("test", version: 2, "2020-01"), CancellationToken.None));

        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public void Nothing_that_a_basis_has_is_left_out_of_what_is_frozen()
    {
        var staff = new StaffPeriod(StaffId.Parse("A"), new DateInterval(new LocalDate(2026, 9, 1), new LocalDate(2026, 9, 14)));
        var basis = new MonthBasis
        {
            Month = Month(2026, 9),
            Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"],
            Clock = MonthClock.Of(NewStore("S1"), new YearMonth(2026, 9)),
            Close = SeptemberCloses,
            Settings = new MonthSettings
            {
                ArriveWithin = Duration.FromMinutes(90),
                ComplaintClock = ComplaintClock.Business,
                Returns = new() { FaultMatters = false, Placeholders = ["none"] },
                RolePeriods = new Dictionary<StaffId, IReadOnlyList<DateInterval>> { [staff.StaffId] = [staff.Days!] },
                Teams = new Dictionary<StaffId, IReadOnlyList<LedDays>> { [staff.StaffId] = [new(staff.Days!, StaffId.Parse("B"))] },
            },
            Staff = new Dictionary<StaffPeriod, StaffTerms> { [staff] = new("advisor", SchemeId.Parse("test"), "intern", new LocalDate(2020, 2, 3)) { IsPresent = true, IsGiven = false, Coefficient = 1.25m, Certificate = 2 } },
            Others = new StaffTerms(null, SchemeId.Parse("other")),
            Schemes = new Dictionary<SchemeId, Scheme>(),
        };
        SchemeReference[] schemes = [new(SchemeId.Parse("test"), 3, "abc")];
        TableReference[] tables = [new(StoreTableKind.Hours, 2, "def"), new(StoreTableKind.Points, 1, "abc"), new(StoreTableKind.Calendar, 2, "ghi"), new(StoreTableKind.Calendar, 5, "jkl")];

        SheetReference[] sheets = [new(SheetId.Parse("conduct"), 4, "ghi")];

        var (read, references, tableReferences, sheetReferences) = BasisJson.Read(System.Text.Encoding.UTF8.GetString(BasisJson.Write(basis, schemes, tables, sheets)));

        Assert.Equal((basis.Month, basis.Zone, basis.Close, basis.Others), (read.Month, read.Zone, read.Close, read.Others));
        Assert.Equal((basis.Clock.Span, 1), (read.Clock.Span, read.Clock.Offsets.Count));
        Assert.Equal(basis.Clock.Offsets, read.Clock.Offsets);
        Assert.Equal(basis.Settings.ArriveWithin, read.Settings.ArriveWithin);
        Assert.Equal(ComplaintClock.Business, read.Settings.ComplaintClock);
        Assert.Equal((false, "none"), (read.Settings.Returns.FaultMatters, string.Join(' ', read.Settings.Returns.Placeholders)));
        Assert.Equal(basis.Settings.RolePeriods[staff.StaffId], read.Settings.RolePeriods[staff.StaffId]);
        Assert.Equal(basis.Settings.Teams[staff.StaffId], read.Settings.Teams[staff.StaffId]);
        Assert.Equal(basis.Staff[staff], read.Staff[staff]);
        Assert.Equal(schemes, references);
        Assert.Equal(tables, tableReferences);
        Assert.Equal(sheets, sheetReferences);

        // The version names the rules that it was scored by, and nobody scores it by others.
        var text = System.Text.Encoding.UTF8.GetString(BasisJson.Write(basis, schemes, tables, sheets));
        Assert.Contains("\"rules\":1,", text, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => BasisJson.Read(text.Replace("\"rules\":1,", "\"rules\":2,", StringComparison.Ordinal)));

        // Whoever adds something to the basis freezes it too, and then adds it here.
        Assert.Equal(["Clock", "Close", "Month", "Others", "Rules", "Schemes", "Settings", "Staff", "Zone"], PropertiesOf<MonthBasis>());
        Assert.Equal(["ArriveWithin", "ComplaintClock", "Returns", "RolePeriods", "Sheets", "Tables", "Teams"], PropertiesOf<MonthSettings>());
        Assert.Equal(["Certificate", "Coefficient", "EmployedSince", "Employment", "IsGiven", "IsPresent", "Role", "SchemeId"], PropertiesOf<StaffTerms>());
    }

    [Fact]
    public async Task The_basis_that_a_month_is_closed_with_is_the_one_that_is_read_afterwards()
    {
        await Get<StoreDirectory>().UpdateStaffAsync(
            Store,
            StaffId.Parse("A"),
            _ => new StaffMember { StoreId = Store, Id = StaffId.Parse("A"), Roles = [new("clerk", null), new("advisor", null, new(2026, 9, 8))] },
            CancellationToken.None);
        await Get<StoreDirectory>().EnsureStaffAsync(await StoreAsync(), StaffId.Parse("B"), CancellationToken.None);
        await SaveTableAsync("hours", "model,jobCode,standardHours\nA6,oil,1.5\n");
        var present = await Get<MonthBasisQuery>().ReadAsync(await StoreAsync(), September, CancellationToken.None);

        var frozen = await Get<BasisStore>().FreezeAsync(present, 1, CancellationToken.None);
        var again = await Get<BasisStore>().FreezeAsync(present with { Schemes = [], Tables = [], Sheets = [] }, 1, CancellationToken.None);
        var carried = await Get<BasisStore>().CarryAsync(Month(2026, 9), 1, 2, CancellationToken.None);

        foreach (var read in new[] { again, carried, await Get<BasisStore>().GetAsync(Month(2026, 9), 2, CancellationToken.None) })
        {
            Assert.Equal(frozen.Digest, read.Digest);
            Assert.Equal(BasisJson.Write(frozen.Basis, frozen.Schemes, frozen.Tables, frozen.Sheets), BasisJson.Write(read.Basis, read.Schemes, read.Tables, read.Sheets));
            Assert.Equal(frozen.DigestsNow, read.DigestsNow);
            Assert.Equal(frozen.Basis.Settings.Tables.Hours!.Rows, read.Basis.Settings.Tables.Hours!.Rows);
            Assert.Equal(frozen.Basis.Settings.RolePeriods.Keys, read.Basis.Settings.RolePeriods.Keys);
            Assert.Equal(frozen.Basis.Settings.RolePeriods.Values.Single(), read.Basis.Settings.RolePeriods.Values.Single());
            Assert.Equal(SchemeJson.Write(frozen.Basis.Schemes.Values.Single()), SchemeJson.Write(read.Basis.Schemes.Values.Single()));
        }
    }

    private static IEnumerable<string> PropertiesOf<T>() =>
        typeof(T).GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance).Select(p => p.Name).Order();

    private static Scheme Other(string id, int version, string validFrom) => SchemeJson.Read(
        $$"""
        {
          "id": "{{id}}", "version": {{version}}, "title": { "en": "Other", "zh-CN": "其他" }, "validFrom": "{{validFrom}}", "scale": 100,
          "items": [ { "id": "satisfaction", "metric": "satisfaction.rate", "weight": 100, "rule": { "type": "linear", "from": 0, "to": 1 }, "missing": "zero" } ],
          "grades": [ { "atLeast": 0, "grade": "any" } ]
        }
        """).Scheme!;
}
