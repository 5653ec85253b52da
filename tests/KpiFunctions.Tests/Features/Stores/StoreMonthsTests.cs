using System.Text.Json;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Stores;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Stores;

/// <summary>When a store begins and when its months close, as those who set it up and import their history see it.</summary>
public sealed class StoreMonthsTests(AzuriteFixture azurite) : EndpointTest(azurite)
{
    private const string OrderHeader = "storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\n";

    [Fact]
    public async Task A_new_store_begins_today_and_keeps_its_beginning_when_it_is_saved_without_one()
    {
        var created = await PutAsync(new { }, "S2");
        Clock.Now = Utc("2026-11-20T02:00:00Z");
        var again = await PutAsync(new { }, "S2");

        Assert.Equal(("2026-09-10", 5, 2), Shown(created));
        Assert.Equal(("2026-09-10", 5, 2), Shown(again));
    }

    [Theory]
    [InlineData("startsOn", "yesterday")]
    [InlineData("startsOn", "1999-12-31")]
    [InlineData("startsOn", "2100-01-01")]
    [InlineData("closeDay", 0)]
    [InlineData("closeDay", 29)]
    [InlineData("closeHour", -1)]
    [InlineData("closeHour", 24)]
    public async Task What_is_no_beginning_or_closing_time_is_refused_by_name(string field, object value)
    {
        var answer = await PutAsync(new Dictionary<string, object> { [field] = value });

        Assert.Equal(400, answer.Status);
        Assert.True(answer.Json.GetProperty("errors").TryGetProperty(field, out _));
    }

    /// <summary>Each kind of record, of August and of September, for a store that begins in September.</summary>
    [Fact]
    public async Task Records_of_a_month_before_the_first_are_refused_with_the_reason_and_decide_nothing()
    {
        var orders = await ImportAsync(
            OrderHeader
            + "S1,W1,A,+8613800000001,2026-08-20T08:00:00,2026-08-21T10:00:00\n"
            + "S1,W2,A,+8613800000002,2026-08-20T08:00:00,\n"
            + "S1,W3,A,+8613800000003,2026-08-31T08:00:00,2026-09-01T10:00:00\n");
        var figures = await ImportFiguresAsync("S1,A,2026-08,training.exam,80,,,\nS1,A,2026-09,training.exam,80,,,\n");
        var ratings = await ImportRatingsAsync("S1,A,2026-08,attitude,boss,80,,,\nS1,A,2026-09,attitude,boss,80,,,\n");
        var complaints = await ImportComplaintsAsync("S1,K1,,A,,2026-08-31T23:59:59,,,,\nS1,K2,,A,,2026-09-01T00:00:00,,,,\n");
        var customers = await ImportCustomerFactsAsync("S1,F1,A,referral,2026-08-31,told us\nS1,F2,A,referral,2026-09-01,told us\n");

        Assert.Equal([("completedAt", 2), ("openedAt", 3)], orders.Rejected.Select(r => (r.Field!, r.Line)).Order());
        Assert.All([figures, ratings, complaints, customers], report => Assert.Equal((1, 2), (report.Accepted, Assert.Single(report.Rejected).Line)));
        Assert.All(
            new[] { orders, figures, ratings, complaints, customers }.SelectMany(r => r.Rejected),
            r => Assert.Contains("before the store's first month, 2026-09; correct it, or set the store's startsOn earlier", r.Error, StringComparison.Ordinal));

        await CloseDueMonthsAsync(Utc("2026-10-06T03:00:00Z"));

        Assert.Equal((1, new YearMonth(2026, 9)), (await HeadAsync() is { } head ? (head.Number, head.ClosedThrough) : default));
    }

    [Fact]
    public async Task A_row_that_says_only_a_part_of_an_order_counts_where_the_order_does()
    {
        await ImportAsync(OrderHeader + "S1,W1,A,+8613800000001,2026-08-31T08:00:00,2026-09-01T10:00:00\n");

        var part = await ImportAsync("storeId,workOrderId,staffId,openedAt,amount\nS1,W1,A,2026-08-31T08:00:00,100\nS1,W9,A,2026-08-31T08:00:00,100\n");

        Assert.Equal((1, 3), (part.Updated, Assert.Single(part.Rejected).Line));
        Assert.Equal(100, (await OrderAsync("W1")).Order.Amount);
    }

    [Fact]
    public async Task The_beginning_moves_freely_until_a_record_or_a_closed_month_stands_against_it()
    {
        Assert.Equal(200, (await PutAsync(new { startsOn = "2026-07-15" })).Status);
        await ImportOrderAsync("W1", "2026-08-21T10:00:00", openedAt: "2026-08-20T08:00:00");

        var past = await PutAsync(new { startsOn = "2026-09-01" });
        Assert.Contains("There are records of 2026-08 already", past.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await PutAsync(new { startsOn = "2026-08-31" })).Status);
        await CloseDueMonthsAsync(Utc("2026-10-06T03:00:00Z"));

        var late = await PutAsync(new { startsOn = "2026-07-01" });
        Assert.Contains("Months up to 2026-09 are closed, so the first month stays 2026-08", late.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await PutAsync(new { })).Status);
    }

    [Fact]
    public async Task A_month_closes_at_the_store_s_own_day_and_hour()
    {
        await PutAsync(new { startsOn = "2026-09-01", closeDay = 12, closeHour = 20 });
        Clock.Now = Utc("2026-10-06T03:00:00Z");
        await ImportOrderAsync("W1", "2026-09-29T10:00:00");

        // The 12th at 20:00 in Shanghai, and ten minutes for writes that are under way.
        await CloseDueMonthsAsync(Utc("2026-10-12T12:09:59Z"));
        Assert.Null(await HeadAsync());
        await CloseDueMonthsAsync(Utc("2026-10-12T12:10:00Z"));
        Assert.Equal(new YearMonth(2026, 9), (await HeadAsync())!.ClosedThrough);
    }

    /// <summary>Another instance may believe for a minute that the month is open and write without a look.</summary>
    [Theory]
    [InlineData(1, "Asia/Shanghai")]
    [InlineData(5, "Pacific/Auckland")]
    public async Task A_month_that_an_earlier_closing_time_or_another_zone_makes_over_waits_until_everybody_knows(int closeDay, string zone)
    {
        await PutAsync(new { startsOn = "2026-09-01" });
        Clock.Now = Utc("2026-10-04T17:00:00Z");
        await PutAsync(new { closeDay, timeZone = zone });

        await CloseDueMonthsAsync(Utc("2026-10-04T17:09:59Z"));
        Assert.Null(await HeadAsync());
        await CloseDueMonthsAsync(Utc("2026-10-04T17:10:00Z"));
        Assert.NotNull(await HeadAsync());
    }

    [Fact]
    public async Task History_that_comes_after_the_last_text_hour_before_the_close_is_not_texted()
    {
        Clock.Now = Utc("2026-10-04T12:00:00Z");
        await ImportOrderAsync("W1", "2026-09-12T10:00:00");

        await SendDueAsync(Utc("2026-10-05T01:00:00Z"));

        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal((SurveyState.Excluded, ExclusionReason.MonthClosed), (survey.State, survey.Exclusion));
        Assert.Empty(Gateway.Delivered);
    }

    /// <summary>The timer, or the whole app, stood still from before the text was due until after the close.</summary>
    [Fact]
    public async Task A_text_that_comes_to_leave_after_the_close_does_not_leave()
    {
        Clock.Now = Utc("2026-09-30T12:00:00Z");
        await ImportOrderAsync("W1", "2026-09-30T10:00:00");
        Assert.Equal(SurveyState.Scheduled, (await OrderAsync("W1")).Survey.State);

        await SendDueAsync(Utc("2026-10-05T01:00:00Z"));

        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal((SurveyState.Excluded, ExclusionReason.MonthClosed), (survey.State, survey.Exclusion));
        Assert.Empty(Gateway.Delivered);
    }

    private static (string?, int, int) Shown(ApiAnswer answer) => (
        answer.Json.GetProperty("startsOn").GetString(), answer.Json.GetProperty("closeDay").GetInt32(), answer.Json.GetProperty("closeHour").GetInt32());

    private Task<LedgerHead?> HeadAsync() => Get<LedgerStore>().FindHeadAsync(Store, CancellationToken.None);

    private Task<ApiAnswer> PutAsync(object settings, string store = "S1")
    {
        var body = JsonSerializer.SerializeToNode(settings)!.AsObject();
        foreach (var (name, value) in new[] { ("name", "Pudong"), ("timeZone", "Asia/Shanghai"), ("locale", "en"), ("schemeId", TestScheme.Scheme.Id.Value) })
        {
            body.TryAdd(name, value);
        }

        return CallAsync(
            Admin,
            request => new PutStoreEndpoint(
                Get<ApiGate>(), Get<StoreDirectory>(), Get<SchemeStore>(), Get<QuestionnaireStore>(), Get<StoreStart>(), Clock).Run(request, store, CancellationToken.None),
            body: body.ToJsonString());
    }
}
