using System.Text.Json;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
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

    /// <summary>Facts of every kind an hour before and after midnight of 1 October in Shanghai, which is the evening of 30 September in Berlin.</summary>
    [Fact]
    public async Task Once_the_zone_is_corrected_every_fact_of_an_open_month_counts_in_one_month_the_right_one()
    {
        await UseSchemeAsync("orders.completed", "complaint.count");
        Clock.Now = Utc("2026-10-02T00:00:00Z");
        await ImportEdgeAsync();
        Assert.Equal((1, 2, 1), await CountsAsync(9));
        Assert.Equal((2, 1, 0), await CountsAsync(10));

        await SetZoneAsync("Europe/Berlin");

        Assert.Equal((3, 3, 1), await CountsAsync(9));
        Assert.Equal((0, 0, 0), await CountsAsync(10));
        Assert.Empty((await RecordsAsync(2026, 10)).Opened);

        await SetZoneAsync("Asia/Shanghai");
        Assert.Equal((1, 2, 1), await CountsAsync(9));
        Assert.Equal((2, 1, 0), await CountsAsync(10));
    }

    [Fact]
    public async Task What_is_closed_keeps_its_borders_when_the_zone_is_corrected()
    {
        await UseSchemeAsync("orders.completed", "complaint.count");
        Clock.Now = Utc("2026-10-02T00:00:00Z");
        await ImportEdgeAsync();
        await CloseDueMonthsAsync(Utc("2026-10-05T03:00:00Z"));
        var (september, october) = (await CountsAsync(9), await CountsAsync(10));

        await SetZoneAsync("Europe/Berlin");
        var again = await ImportEdgeAsync();
        var news = await ImportAsync(EdgeHeader + "S1,W9,A,VIN9,noise,2026-10-01T00:30:00+08:00,2026-10-01T00:40:00+08:00\n");

        Assert.Equal((september, (october.Orders, october.Complaints, october.Returns)), (await CountsAsync(9), (october.Orders, october.Complaints, october.Returns)));
        Assert.Equal((0, 0), (again.Accepted, again.Late));
        Assert.Equal((1, 0), (news.Accepted, news.Late));
        Assert.Equal(3, (await CountsAsync(10)).Orders);
        Assert.Null((await Get<MonthVerifier>().VerifyAsync(Month(2026, 9), CancellationToken.None))!.Difference);
    }

    private const string EdgeHeader = "storeId,workOrderId,staffId,assetId,faultCode,openedAt,completedAt\n";

    private async Task<ImportReport> ImportEdgeAsync()
    {
        await ImportComplaintsAsync("S1,K1,,A,,2026-09-30T23:00:00+08:00,,,,\nS1,K2,,A,,2026-10-01T01:00:00+08:00,,,,\nS1,K3,,A,,2026-09-20T01:00:00+08:00,,,,\n");
        return await ImportAsync(EdgeHeader
            + "S1,W1,A,VIN1,noise,2026-09-30T22:00:00+08:00,2026-09-30T23:00:00+08:00\n"
            + "S1,W2,A,VIN2,noise,2026-09-30T23:00:00+08:00,2026-10-01T01:00:00+08:00\n"
            + "S1,W3,A,VIN1,noise,2026-09-30T23:30:00+08:00,2026-10-01T01:30:00+08:00\n");
    }

    private async Task<(int Orders, int Complaints, int Returns)> CountsAsync(int month)
    {
        var scored = await ScoreAsync(2026, month);
        var records = await RecordsAsync(2026, month);
        Assert.Equal(records.Orders.Count, scored.Scores.Sum(s => (int?)s.Lines[0].Metric?.Numerator ?? 0));
        return (records.Orders.Count, records.Complaints.Count, records.Returns.Count);
    }

    private async Task SetZoneAsync(string zone)
    {
        var store = StoreJson.Of(await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None)) with { TimeZone = zone };
        var answer = await PutAsync(store);
        Assert.Equal(200, answer.Status);
        Assert.Equal(zone, answer.Json.GetProperty("timeZone").GetString());
    }

    private static (string?, int, int) Shown(ApiAnswer answer) => (
        answer.Json.GetProperty("startsOn").GetString(), answer.Json.GetProperty("closeDay").GetInt32(), answer.Json.GetProperty("closeHour").GetInt32());

    private Task<LedgerHead?> HeadAsync() => Get<LedgerStore>().FindHeadAsync(Store, CancellationToken.None);

    private Task<ApiAnswer> PutAsync(object settings, string store = "S1")
    {
        var body = JsonSerializer.SerializeToNode(settings, ApiJson.Options)!.AsObject();
        foreach (var (name, value) in new[] { ("name", "Pudong"), ("timeZone", "Asia/Shanghai"), ("locale", "en"), ("schemeId", TestScheme.Scheme.Id.Value) })
        {
            body.TryAdd(name, value);
        }

        return CallAsync(
            Admin,
            request => new PutStoreEndpoint(
                Get<ApiGate>(), Get<StoreDirectory>(), Get<SchemeStore>(), Get<QuestionnaireStore>(), Get<StoreStart>(), Get<OpeningHoursRule>(), Get<IRecordPlacement>(), Clock).Run(request, store, CancellationToken.None),
            body: body.ToJsonString());
    }
}
