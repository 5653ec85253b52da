using KpiFunctions.Domain.Schemes;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Months;

/// <summary>What people may ask of a month, and what they are told when they may not.</summary>
public sealed class MonthRequestTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    [Fact]
    public async Task An_administrator_closes_a_month_that_is_over_without_waiting_for_the_timer()
    {
        await AnswerOneOrderAsync();
        Clock.Now = SeptemberCloses + Duration.FromMinutes(9);
        var early = await CloseAgainAsync(Admin);
        Clock.Now = SeptemberCloses + Duration.FromMinutes(10);
        Assert.Equal("due", (await ReportAsync()).GetProperty("state").GetString());

        var closed = await CloseAgainAsync(Admin);

        Assert.Equal(409, StatusOf(early));
        Assert.Contains("from 2026-10-05T02:10:00+08:00 on", early.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("closed", closed.GetProperty("state").GetString());
        Assert.Equal("Ada", closed.GetProperty("entries")[0].GetProperty("by").GetString());
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task A_supervisor_closes_only_what_was_reopened()
    {
        await AnswerOneOrderAsync();
        Clock.Now = AfterTheClose;

        Assert.Equal(403, StatusOf(await CloseAgainAsync(Supervisor)));
        await CloseSeptemberAsync();
        Assert.Equal(403, StatusOf(await CloseAgainAsync(Supervisor)));
        Assert.Equal(409, StatusOf(await CloseAgainAsync(Admin)));
        await ReopenAsync("a look at it");
        Assert.Equal(200, StatusOf(await CloseAgainAsync(Supervisor)));
    }

    [Fact]
    public async Task Months_close_in_their_order()
    {
        await StartInAsync(7);
        Clock.Now = Utc("2026-07-10T00:00:00Z");
        await ImportOrderAsync("W0", "2026-07-09T10:00:00", openedAt: "2026-07-08T10:00:00");
        await AnswerOneOrderAsync();
        Clock.Now = AfterTheClose;

        var refused = await CloseAgainAsync(Admin);

        Assert.Equal(409, StatusOf(refused));
        Assert.Contains("2026-07 is the next one", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_before_the_first_is_no_month_to_close_and_the_first_one_closes_also_without_a_record()
    {
        Clock.Now = AfterTheClose;

        var refused = await BodyOf(await Get<MonthRequests>().CloseAsync(await StoreAsync(), new YearMonth(2026, 8), Admin, CancellationToken.None));
        await CloseDueMonthsAsync(AfterTheClose);

        Assert.Equal(409, StatusOf(refused));
        Assert.Contains("before the store's first month, 2026-09", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(September, (await Get<LedgerStore>().FindHeadAsync(Store, CancellationToken.None))!.ClosedThrough);
    }

    [Fact]
    public async Task A_month_that_lacked_a_scheme_closes_once_there_is_one()
    {
        var later = TestScheme.Scheme with { Id = SchemeId.Parse("later"), ValidFrom = new YearMonth(2026, 12) };
        Assert.Empty(await Get<SchemeAdmission>().AdmitAsync(later, AuditScope.None, CancellationToken.None));
        await SaveStoreAsync(NewStore("S1") with { SchemeId = later.Id });
        await AnswerOneOrderAsync();
        Clock.Now = AfterTheClose;

        var refused = await CloseAgainAsync(Admin);
        Assert.Empty(await Get<SchemeAdmission>().AdmitAsync(later with { Version = 2, ValidFrom = September }, AuditScope.None, CancellationToken.None));
        var closed = await CloseAgainAsync(Admin);

        Assert.Equal((409, 200), (StatusOf(refused), StatusOf(closed)));
        Assert.Contains("no version that is valid in 2026-09", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task A_month_that_is_not_closed_cannot_be_reopened()
    {
        await AnswerOneOrderAsync();

        Assert.Equal(409, StatusOf(await ReopenAsync("a look at it")));
        Assert.Equal("open", (await ReportAsync()).GetProperty("state").GetString());
    }
}
