using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Records.Book;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Months;

public sealed class FailedCloseTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    private static readonly Scheme Later = TestScheme.Scheme with { Id = SchemeId.Parse("later"), ValidFrom = new YearMonth(2026, 12) };

    [Fact]
    public async Task A_month_that_cannot_be_scored_says_why_and_takes_corrections_until_it_can()
    {
        await LackSchemeAsync();
        await CloseSeptemberAsync();

        var failed = await ReportAsync();
        var import = await ImportOrderAsync("W2", "2026-09-29T10:00:00", staff: "B");
        await SaveSchemeAsync();
        await CloseDueMonthsAsync(AfterTheClose);
        var closed = await ReportAsync();

        Assert.Equal("due", failed.GetProperty("state").GetString());
        Assert.Contains("no version that is valid in 2026-09", failed.GetProperty("closeFailure").GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal((1, 0), (import.Accepted, import.Late));
        Assert.Equal("closed", closed.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, closed.GetProperty("closeFailure").ValueKind);
        Assert.Equal(2, (await RecordsAsync(2026, 9)).Orders.Count);
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task What_came_while_a_failing_close_had_the_month_shut_is_taken_in()
    {
        await LackSchemeAsync();
        Clock.Now = AfterTheClose;
        await Get<MonthBook>().ShutAsync(Month(2026, 9), version: 1, attempt: 1, CancellationToken.None);

        var import = await ImportOrderAsync("W2", "2026-09-29T10:00:00");
        var figures = await ImportFiguresAsync("S1,A,2026-09,training.exam,85,,,\n");
        await CloseDueMonthsAsync(AfterTheClose);

        Assert.Equal((1, 1), (import.Late, figures.Late));
        Assert.Equal(2, (await RecordsAsync(2026, 9)).Orders.Count);
        Assert.Equal(85, Assert.Single((await RecordsAsync(2026, 9)).Figures).Value);
        await SaveSchemeAsync();
        await CloseDueMonthsAsync(AfterTheClose);
        Assert.Null(await VerifyAsync());
    }

    [Fact]
    public async Task A_close_that_was_overtaken_neither_goes_on_nor_opens_the_month()
    {
        await AnswerOneOrderAsync();
        Clock.Now = AfterTheClose;
        var book = Get<MonthBook>();
        var stalled = await book.ShutAsync(Month(2026, 9), version: 1, attempt: 1, CancellationToken.None);
        var second = await book.ShutAsync(Month(2026, 9), version: 1, attempt: 2, CancellationToken.None);

        Assert.Null(await book.ShutAsync(Month(2026, 9), version: 1, attempt: 1, CancellationToken.None));
        Assert.False(await book.TryHoldAsync(stalled!, CancellationToken.None));
        Assert.False(await book.TryOpenAgainAsync(stalled!, new CloseFailure(Clock.Now, "too late"), CancellationToken.None));
        Assert.True(await book.TryHoldAsync(second!, CancellationToken.None));
        Assert.True(await book.IsClosedAsync(Month(2026, 9), CancellationToken.None));
    }

    [Fact]
    public async Task A_failing_store_leaves_the_others_closing()
    {
        await AnswerOneOrderAsync();
        await SaveSchemeAsync(Later);
        await SaveStoreAsync(NewStore("S2") with { SchemeId = Later.Id });
        await ImportOrderAsync("W9", "2026-09-28T10:00:00", store: "S2");

        await CloseSeptemberAsync();

        Assert.Equal("closed", (await ReportAsync()).GetProperty("state").GetString());
    }

    private async Task LackSchemeAsync()
    {
        await SaveSchemeAsync(Later);
        await SaveStoreAsync(NewStore("S1") with { SchemeId = Later.Id });
        await AnswerOneOrderAsync();
    }

    private Task SaveSchemeAsync() => SaveSchemeAsync(Later with { Version = 2, ValidFrom = September });

    private async Task SaveSchemeAsync(Scheme scheme) =>
        Assert.Empty(await Get<SchemeAdmission>().AdmitAsync(scheme, AuditScope.None, CancellationToken.None));
}
