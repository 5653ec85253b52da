using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Scores;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Months;

/// <summary>A month closes by itself, once, and stays as it was closed.</summary>
public sealed class MonthCloseTests(AzuriteFixture azurite) : AppTest(azurite)
{
    // September closes on 5 October at 02:00 in Shanghai, which is 18:00 UTC on the 4th.
    private static readonly Instant SeptemberCloses = Utc("2026-10-04T18:00:00Z");

    [Fact]
    public async Task A_month_is_provisional_until_its_closing_time_and_closed_after()
    {
        await AnswerOneOrderAsync();
        await CloseDueMonthsAsync(SeptemberCloses - Duration.FromMinutes(1));
        Assert.Equal("provisional", (await ReadAsync(2026, 9)).GetProperty("state").GetString());

        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));

        var month = await ReadAsync(2026, 9);
        Assert.Equal("closed", month.GetProperty("state").GetString());
        Assert.Equal(1, month.GetProperty("version").GetInt32());
        var score = Assert.Single(month.GetProperty("scores").EnumerateArray());

        // Satisfaction 1/1 of 60 points; 146 hours from 480 to 0: 40 x (480 - 146) / 480 = 27.83.
        Assert.Equal(87.83m, score.GetProperty("total").GetDecimal());
        Assert.Equal(1, score.GetProperty("rank").GetProperty("group").GetInt32());
        Assert.Equal(1, score.GetProperty("rank").GetProperty("groupOf").GetInt32());
    }

    [Fact]
    public async Task Closing_again_and_by_two_workers_changes_no_byte()
    {
        await AnswerOneOrderAsync();
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10), deliveries: 3);
        var first = await ReadBytesAsync(2026, 9);
        var message = new ScoreStoreMessage("S1", "202609");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Get<MonthCloser>().CloseAsync(message, CancellationToken.None)));

        Assert.Equal(first, await ReadBytesAsync(2026, 9));
        Assert.Equal(1, (await Get<LedgerStore>().FindHeadAsync(Store, CancellationToken.None))!.Number);
    }

    [Fact]
    public async Task What_comes_after_the_close_is_kept_and_not_scored()
    {
        await AnswerOneOrderAsync();
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));
        var closed = await ReadBytesAsync(2026, 9);

        var lateOrder = await ImportOrderAsync("W2", "2026-09-20T10:00:00");
        var lateCorrection = await ImportOrderAsync("W1", "2026-09-20T10:00:00");
        var again = await ImportOrderAsync("W1", "2026-09-20T10:00:00");
        await ReplyAsync("1", SeptemberCloses + Duration.FromMinutes(30), id: "late");

        Assert.Equal((1, 1, 1), (lateOrder.Late, lateCorrection.Late, again.Late));
        Assert.Equal(closed, await ReadBytesAsync(2026, 9));
        var recomputed = await ScoreAsync(2026, 9);
        Assert.Equal(87.83m, Assert.Single(recomputed.Scores).Total);
        Assert.Equal(2, recomputed.Counts.Late);
    }

    [Fact]
    public async Task An_answer_counts_until_the_closing_time_even_if_the_timer_is_late()
    {
        await AnswerOneOrderAsync();
        await ReplyAsync("1", SeptemberCloses - Duration.FromMilliseconds(1), id: "in-time");
        await ReplyAsync("4", SeptemberCloses, id: "too-late");

        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromHours(30));

        // The text left on 1 October, so both came within 14 days; the answer of 1 counts: 0/1 of 60.
        var score = Assert.Single((await ReadAsync(2026, 9)).GetProperty("scores").EnumerateArray());
        Assert.Equal(27.83m, score.GetProperty("total").GetDecimal());
    }

    [Fact]
    public async Task Missed_months_are_closed_one_after_the_other_and_form_a_chain()
    {
        await StartInAsync(7);
        Clock.Now = Utc("2026-07-10T00:00:00Z");
        await ImportOrderAsync("W0", "2026-07-09T10:00:00", openedAt: "2026-07-08T10:00:00");
        await AnswerOneOrderAsync();

        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromHours(3), deliveries: 2);

        var head = await Get<LedgerStore>().FindHeadAsync(Store, CancellationToken.None);
        Assert.Equal(3, head!.Number);
        Assert.Equal(new YearMonth(2026, 9), head.ClosedThrough);
        Assert.Equal("closed", (await ReadAsync(2026, 8)).GetProperty("state").GetString());
        Assert.Empty((await ReadAsync(2026, 8)).GetProperty("scores").EnumerateArray());
    }

    [Fact]
    public async Task An_order_that_was_open_at_the_close_completes_in_a_later_month()
    {
        await ImportAsync("storeId,workOrderId,staffId,openedAt\nS1,W1,A,2026-09-08T08:00:00\n");
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));

        var report = await ImportOrderAsync("W1", "2026-10-04T10:00:00", openedAt: "2026-09-08T08:00:00");

        Assert.Equal(1, report.Updated);
        Assert.Equal(new YearMonth(2026, 10), (await OrderAsync("W1")).Month.Month);
        Assert.Empty((await ReadAsync(2026, 9)).GetProperty("scores").EnumerateArray());
    }

    [Fact]
    public async Task Ranks_across_stores_are_within_the_group()
    {
        await SaveStoreAsync(NewStore("S2"));
        await SaveStoreAsync(NewStore("S3") with { Group = "other" });
        await AnswerOneOrderAsync();
        await ImportOrderAsync("X1", "2026-09-29T10:00:00", store: "S2", phone: "", openedAt: "2026-09-29T09:00:00");
        await ImportOrderAsync("Y1", "2026-09-29T10:00:00", store: "S3", phone: "", openedAt: "2026-09-29T09:00:00");

        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));

        Assert.Equal((2, 2), GroupRank(await ReadAsync(2026, 9)));
        Assert.Equal((1, 2), GroupRank(await ReadAsync(2026, 9, "S2")));
        Assert.Equal((1, 1), GroupRank(await ReadAsync(2026, 9, "S3")));
    }

    /// <summary>One order, completed on 28 September 146 hours after it was opened, texted on 1 October and rated 5.</summary>
    private async Task AnswerOneOrderAsync()
    {
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await ImportOrderAsync("W1", "2026-09-28T10:00:00", openedAt: "2026-09-22T08:00:00");
        await SendDueAsync(Utc("2026-10-01T02:00:00Z"));
        await ReplyAsync("5", Utc("2026-10-01T03:00:00Z"));
    }

    private static (int, int) GroupRank(JsonElement month)
    {
        var rank = month.GetProperty("scores")[0].GetProperty("rank");
        return (rank.GetProperty("group").GetInt32(), rank.GetProperty("groupOf").GetInt32());
    }

    private async Task<JsonElement> ReadAsync(int year, int month, string store = "S1") =>
        JsonDocument.Parse(await ReadBytesAsync(year, month, store)).RootElement;

    private async Task<byte[]> ReadBytesAsync(int year, int month, string store = "S1") => await Get<ScoreQuery>().ReadMonthAsync(
        await Get<StoreDirectory>().GetAsync(StoreId.Parse(store), CancellationToken.None), new YearMonth(year, month), CancellationToken.None);
}
