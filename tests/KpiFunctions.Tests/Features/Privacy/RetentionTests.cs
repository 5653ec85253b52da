using Azure.Data.Tables;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Privacy;

/// <summary>Personal data goes when its time is over; what a closed month was made of stays.</summary>
public sealed class RetentionTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private const string Number = "13800000001";

    // September closes on 5 October at 02:00 in Shanghai, which is 18:00 UTC on the 4th.
    private static readonly Instant SeptemberCloses = Utc("2026-10-04T18:00:00Z");
    private static readonly Instant PhonesDue = SeptemberCloses + Duration.FromDays(180);
    private static readonly Instant TextsDue = SeptemberCloses + Duration.FromDays(730);

    [Fact]
    public async Task Numbers_go_first_and_words_later_and_the_closed_month_keeps_every_byte()
    {
        await AnswerAsync("W1", "2026-09-20T10:00:00", "2026-09-23T02:00:00Z", "2 等太久", "5分 谢谢师傅");
        await AnswerAsync("W2", "2026-09-28T10:00:00", "2026-10-01T02:00:00Z", "3");
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));
        await ReplyAsync("1 太晚了", SeptemberCloses + Duration.FromHours(1), id: "late");
        await ImportOrderAsync("W1", "2026-09-20T11:00:00");
        var closed = await ReadBytesAsync();
        var recomputed = await RecomputeAsync();

        await SweepAsync(PhonesDue - Duration.FromSeconds(1));
        Assert.Equal("+8…01", (await OrderAsync("W1")).Order.CustomerPhone.ToString());

        await SweepAsync(PhonesDue);
        var order = await OrderAsync("W1");
        Assert.Equal(PhonesDue, order.Order.CustomerPhone.ErasedAt);
        Assert.Equal(SurveyState.Sent, order.Survey.State);
        Assert.DoesNotContain(await MonthRowsAsync(), row => Holds(row, Number));
        Assert.Contains(await MonthRowsAsync(), row => Holds(row, "谢谢师傅"));

        await SweepAsync(TextsDue);
        Assert.DoesNotContain(await MonthRowsAsync(), row => Holds(row, "等太久") || Holds(row, "谢谢师傅") || Holds(row, "太晚了") || row.ContainsKey("ErasedContact"));
        var answers = await Get<WorkOrderStore>().GetAnswersAsync(order.Month, order.Order.Id, CancellationToken.None);
        Assert.Equal([[2], [5]], answers.Select(a => a.Ratings));
        Assert.All(answers, a => Assert.Equal(TextsDue, a.ErasedAt));

        Assert.Equal(closed, await ReadBytesAsync());
        Assert.Null((await Get<MonthVerifier>().VerifyAsync(Month(2026, 9), CancellationToken.None))!.Difference);
        var again = await RecomputeAsync();
        Assert.Equal(recomputed.Documents, again.Documents);
        Assert.Equal(recomputed.Counts, again.Counts);
    }

    [Fact]
    public async Task Two_sweeps_at_once_and_later_ones_do_what_one_does()
    {
        await AnswerAsync("W1", "2026-09-28T10:00:00", "2026-10-01T02:00:00Z", "5 很好");
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));
        Clock.Now = TextsDue;

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Get<RetentionSweep>().RunAsync(CancellationToken.None)));
        await SweepAsync(TextsDue + Duration.FromDays(1));
        await SweepAsync(TextsDue + Duration.FromDays(2));

        Assert.Equal(TextsDue, (await OrderAsync("W1")).Order.CustomerPhone.ErasedAt);
        Assert.DoesNotContain(await MonthRowsAsync(), row => Holds(row, "很好") || Holds(row, Number));
    }

    [Fact]
    public async Task A_month_that_was_never_closed_is_not_touched()
    {
        await AnswerAsync("W1", "2026-09-28T10:00:00", "2026-10-01T02:00:00Z", "5 很好");

        await SweepAsync(TextsDue);

        Assert.Equal("+8…01", (await OrderAsync("W1")).Order.CustomerPhone.ToString());
        Assert.Contains(await MonthRowsAsync(), row => Holds(row, "很好"));
    }

    [Fact]
    public async Task Opt_outs_hold_for_good_and_all_else_about_a_number_is_forgotten()
    {
        await AnswerAsync("W1", "2026-09-07T10:00:00", "2026-09-10T02:00:00Z", "退订");
        await AnswerAsync("W2", "2026-09-07T10:00:00", "2026-09-10T02:00:00Z", "5", phone: "13800000002");

        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));
        await SweepAsync(PhonesDue - Duration.FromSeconds(1));
        Assert.Equal(2, (await ContactsAsync()).Count(c => c.GetString("Claims0") != "[]"));

        // The last survey keeps the next one away for as long as any store may ask for.
        await SweepAsync(PhonesDue);
        await SweepAsync(Utc("2027-09-10T01:59:00Z"));
        Assert.Equal(2, (await ContactsAsync()).Count(c => c.GetString("Claims0") != "[]"));
        await SweepAsync(Utc("2027-09-10T03:00:00Z"));
        Assert.Equal("[]", Assert.Single(await ContactsAsync()).GetString("Claims0"));

        var later = Utc("2029-01-10T02:00:00Z");
        Clock.Now = later;
        await ImportOrderAsync("W3", "2029-01-07T10:00:00", openedAt: "2029-01-06T10:00:00");
        await SendDueAsync(later);
        Assert.Equal(ExclusionReason.OptedOut, (await OrderAsync("W3")).Survey.Exclusion);
    }

    [Fact]
    public async Task An_erased_number_does_not_come_back_with_an_import()
    {
        await AnswerAsync("W1", "2026-09-28T10:00:00", "2026-10-01T02:00:00Z", "5");
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));
        await ImportOrderAsync("W1", "2026-09-28T11:00:00");
        await SweepAsync(PhonesDue);

        // The dealer's system sends its whole history, numbers included: the order as it was, which takes the correction back, that again, and one never seen.
        var same = await ImportOrderAsync("W1", "2026-09-28T10:00:00");
        var correction = await ImportOrderAsync("W1", "2026-09-28T11:00:00");
        var unknown = await ImportOrderAsync("W9", "2026-09-28T10:00:00");

        Assert.Equal((1, 1, 1), (same.Late, correction.Late, unknown.Late));
        Assert.DoesNotContain(await MonthRowsAsync(), row => Holds(row, Number));
        Assert.Equal(3, (await MonthRowsAsync()).Count(r => Keys.KindOf(r.RowKey) == Keys.Late));
    }

    [Fact]
    public async Task Texts_that_answer_nothing_and_dead_letters_go_too()
    {
        await ReplyAsync("你是谁", Utc("2026-09-10T02:00:00Z"), from: "8613999999999");
        await DeliverReplyAsync($"no event, from {Number}");

        // Dead letters hold both, so they go with the numbers: 180 days after 10 September is 9 March.
        await SweepAsync(Utc("2027-03-09T01:59:00Z"));
        Assert.Single(await Get<DeadLetterStore>().ListAsync(CancellationToken.None));
        await SweepAsync(Utc("2027-03-09T02:01:00Z"));
        Assert.Empty(await Get<DeadLetterStore>().ListAsync(CancellationToken.None));

        // 730 days after 10 September 2026, 29 February 2028 among them.
        await SweepAsync(Utc("2028-09-09T01:59:00Z"));
        Assert.Single(await RowsAsync(Get<Tables>().UnmatchedReplies));
        await SweepAsync(Utc("2028-09-09T02:01:00Z"));
        Assert.Empty(await RowsAsync(Get<Tables>().UnmatchedReplies));
    }

    private Task SweepAsync(Instant now)
    {
        Clock.Now = now;
        return Get<RetentionSweep>().RunAsync(CancellationToken.None);
    }

    private async Task AnswerAsync(string order, string completedAt, string dueAt, string text, string? later = null, string phone = Number)
    {
        Clock.Now = Utc(dueAt);
        await ImportOrderAsync(order, completedAt, "+86" + phone, openedAt: "2026-09-01T08:00:00");
        await SendDueAsync(Utc(dueAt));
        await ReplyAsync(text, Utc(dueAt) + Duration.FromHours(1), "86" + phone, id: order);
        if (later is not null)
        {
            await ReplyAsync(later, Utc(dueAt) + Duration.FromHours(2), "86" + phone, id: order + "-later");
        }
    }

    private static bool Holds(TableEntity row, string text) => row.Keys.Any(k => row[k] is string value && value.Contains(text, StringComparison.Ordinal));

    private async Task<IReadOnlyList<TableEntity>> MonthRowsAsync() =>
        [.. (await RowsAsync(Get<Tables>().WorkOrders)).Where(r => r.PartitionKey == Keys.StoreMonth(Month(2026, 9)))];

    private Task<IReadOnlyList<TableEntity>> ContactsAsync() => RowsAsync(Get<Tables>().Contacts);

    private static async Task<IReadOnlyList<TableEntity>> RowsAsync(TableClient table) => await table.QueryAsync<TableEntity>().ToListAsync();

    private async Task<byte[]> ReadBytesAsync() => await Get<ScoreQuery>().ReadMonthAsync(
        await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None), new YearMonth(2026, 9), CancellationToken.None);

    /// <summary>What a close would write if the month closed only now.</summary>
    private async Task<(byte[][] Documents, KpiFunctions.Domain.Months.MonthCounts Counts)> RecomputeAsync()
    {
        var scored = await ScoreAsync(2026, 9);
        return ([.. scored.Scores.Select(s => ScoreJson.Write(s, KpiFunctions.Domain.Scoring.ScoreState.Closed))], scored.Counts);
    }
}
