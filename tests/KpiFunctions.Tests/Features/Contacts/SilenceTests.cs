using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Contacts;

/// <summary>A wish for silence, from wherever it comes, ends reminders and calls of every survey that went to the number.</summary>
public sealed class SilenceTests(AzuriteFixture azurite) : EndpointTest(azurite)
{
    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");
    private static readonly Instant Later = Utc("2026-09-13T02:00:00Z");

    /// <summary>Ways in which we hear of it, after the text of another order of the customer.</summary>
    public static TheoryData<string> Ways => ["answer", "report", "refusal", "person by order", "person by number"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Nobody_calls_a_customer_who_has_asked_for_silence_in_another_matter(string way)
    {
        await TextAsync("W1", Sent);
        Clock.Now = Later;
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
        Assert.Equal(1, await CallsAsync());

        await WishAsync(way);

        Assert.Equal(0, await CallsAsync());
        var late = await CallAsync(
            Supervisor("S1"),
            request => new PostCallResultEndpoint(Get<ApiGate>(), Get<CallResults>(), Get<StoreDirectory>()).Run(request, "S1", "W1", CancellationToken.None),
            body: """{"outcome":"reached","staffId":"A"}""");
        Assert.Equal(409, late.Status);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Nobody_reminds_a_customer_who_has_asked_for_silence_in_another_matter(string way)
    {
        await TextAsync("W1", Sent, remind: true);
        Clock.Now = Sent + Duration.FromHours(1);

        await WishAsync(way);

        Assert.Equal(ExclusionReason.OptedOut, (await OrderAsync("W1")).Survey.LeftAlone);
        Clock.Now = Sent + Duration.FromHours(25);
        var before = Gateway.Delivered.Count;
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await SendQueuedAsync();
        Assert.DoesNotContain(Gateway.Delivered.Skip(before), m => m.Tag == "S1/W1/reminder");
    }

    /// <param name="reportedAfter">Hours from the text to the time that the report itself tells.</param>
    [Theory]
    [InlineData(null)]
    [InlineData(0.01)]
    [InlineData(5.5)]
    public async Task A_report_that_comes_late_does_not_undo_a_newer_wish_for_texts(double? reportedAfter)
    {
        await TextAsync("W1", Sent);
        await ReplyAsync("START", Sent + Duration.FromHours(5));
        Clock.Now = Sent + Duration.FromHours(6);
        await ReportAsync(ReportEvent("S1/W1", "Failed", Gateway.Delivered.Single().RepeatabilityId.ToString("N"), "4007: opted out", Sent + (reportedAfter is { } hours ? Duration.FromHours(hours) : null)));

        Assert.Null((await ContactAsync())!.OptedOutAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_report_about_a_number_that_the_order_had_silences_that_one_and_not_the_one_it_has_now(bool says)
    {
        await TextAsync("W1", Sent);
        await ImportOrderAsync("W1", "2026-09-07T10:00:00", "+8613800000002");
        await ReportAsync(ReportEvent("S1/W1", "Failed", Gateway.Delivered.Single().RepeatabilityId.ToString("N"), "4007: opted out", to: says ? "8613800000001" : ""));

        Assert.Equal(says, (await ContactAsync())!.OptedOutAt is not null);
        Assert.Null((await Get<ContactStore>().FindAsync(Get<ContactKeys>().Of(Phone.Kept("+8613800000002")), CancellationToken.None))?.OptedOutAt);
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("""{"storeId":"S1"}""", 400)]
    [InlineData("""{"storeId":"S1","workOrderId":"W1","phone":"+8613800000001"}""", 400)]
    [InlineData("""{"storeId":"S1","phone":"12"}""", 400)]
    [InlineData("""{"storeId":"S1","workOrderId":"W9"}""", 404)]
    [InlineData("""{"storeId":"S2","workOrderId":"W1"}""", 403)]
    public async Task A_wish_of_nobody_is_refused(string body, int status)
    {
        await TextAsync("W1", Sent);

        Assert.Equal(status, (await RecordAsync(body)).Status);
        Assert.Null((await ContactAsync())!.OptedOutAt);
    }

    [Fact]
    public async Task A_number_of_a_fleet_has_room_for_hundreds_of_texts_and_none_leaves_twice()
    {
        await SaveStoreAsync(NewStore("S1") with { QuietPeriod = Duration.Zero });
        Clock.Now = Sent;
        await ImportAsync("storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\n" + string.Concat(
            Enumerable.Range(1, 400).Select(i => $"S1,沪A{i:D5}号车辆维修工单,A,+8613800000001,2026-09-01T08:00:00,2026-09-07T10:00:00\n")));

        await SendDueAsync(Sent, deliveries: 2);

        Assert.Equal(400, Gateway.Delivered.Count);
        Assert.Equal(400, Gateway.Delivered.Select(m => m.Tag).Distinct().Count());
        Assert.Equal(400, (await ContactAsync())!.Claims.Count);
    }

    [Fact]
    public async Task A_quiet_period_of_a_year_is_kept_for_a_year()
    {
        await SaveStoreAsync(NewStore("S1") with { QuietPeriod = Duration.FromDays(365) });
        await TextAsync("W1", Sent, save: false);
        Clock.Now = Sent + Duration.FromDays(210);
        await CloseDueMonthsAsync(Clock.Now);
        await Get<RetentionSweep>().RunAsync(CancellationToken.None);
        Assert.Null((await OrderAsync("W1")).Order.CustomerPhone.Usable);
        await ImportOrderAsync("W2", "2027-04-06T10:00:00", openedAt: "2027-04-06T08:00:00");
        await SendDueAsync(Utc("2027-04-09T02:00:00Z"));

        Assert.Equal(ExclusionReason.QuietPeriod, (await OrderAsync("W2")).Survey.Exclusion);
        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task The_quiet_period_of_the_store_that_asks_next_is_kept_however_short_that_of_the_last_one_was()
    {
        await SaveStoreAsync(NewStore("S1") with { QuietPeriod = Duration.Zero });
        await SaveStoreAsync(NewStore("S2") with { QuietPeriod = Duration.FromDays(90) });
        await TextAsync("W1", Sent, save: false);
        Clock.Now = Utc("2026-11-08T02:00:00Z");
        await ImportOrderAsync("W2", "2026-11-05T10:00:00", openedAt: "2026-11-05T08:00:00");
        await SendDueAsync(Clock.Now);
        Assert.Equal(2, Gateway.Delivered.Count);

        Clock.Now = Utc("2027-01-29T02:00:00Z");
        await ImportOrderAsync("W3", "2027-01-26T10:00:00", openedAt: "2027-01-26T08:00:00", store: "S2");
        await SendDueAsync(Clock.Now);

        Assert.Equal(ExclusionReason.QuietPeriod, (await OrderAsync("W3", "S2")).Survey.Exclusion);
        Assert.Equal(2, Gateway.Delivered.Count);
    }

    private async Task TextAsync(string order, Instant at, bool remind = false, bool save = true)
    {
        if (save)
        {
            await SaveStoreAsync(NewStore("S1") with
            {
                QuietPeriod = Duration.Zero,
                RemindAfter = remind ? Duration.FromHours(24) : null,
                SilentAfter = remind ? null : Duration.FromHours(72),
            });
        }

        Clock.Now = at;
        await ImportOrderAsync(order, "2026-09-07T10:00:00");
        await SendDueAsync(at);
    }

    private async Task WishAsync(string way)
    {
        var now = Clock.Now;
        switch (way)
        {
            case "answer":
                await ImportOrderAsync("W2", "2026-09-07T10:00:00");
                await SendDueAsync(now);
                await ReplyAsync("TD", now + Duration.FromMinutes(1));
                break;
            case "report":
                await ImportOrderAsync("W2", "2026-09-07T10:00:00");
                await SendDueAsync(now);
                await ReportAsync(ReportEvent("S1/W2", "Failed", Gateway.Delivered.Single(m => m.Tag == "S1/W2").RepeatabilityId.ToString("N"), "4007: opted out"));
                break;
            case "refusal":
                Gateway.Before = _ => new SmsReceipt.Rejected("4007", "the recipient has opted out");
                await ImportOrderAsync("W2", "2026-09-07T10:00:00");
                await SendDueAsync(now);
                break;
            case "person by order":
                Assert.Equal(200, (await RecordAsync("""{"storeId":"S1","workOrderId":"W1","heard":"visit"}""")).Status);
                break;
            default:
                Assert.Equal(200, (await RecordAsync("""{"storeId":"S1","phone":"138 0000 0001"}""")).Status);
                break;
        }

        Assert.NotNull((await ContactAsync())!.OptedOutAt);
    }

    private Task<ApiAnswer> RecordAsync(string body) => CallAsync(
        Supervisor("S1"), request => new RecordOptOutEndpoint(Get<ApiGate>(), Get<OptOutRecorder>()).Run(request, CancellationToken.None), body: body);

    private async Task<int> CallsAsync() => (await CallAsync(
        Supervisor("S1"),
        request => new ListCallsEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<CallbackStore>(), Get<WorkOrderStore>()).Run(request, "S1", CancellationToken.None)))
        .Json.GetProperty("items").GetArrayLength();

    private Task<Contact?> ContactAsync()
    {
        Assert.True(Phone.TryParse("+8613800000001", out var phone));
        return Get<ContactStore>().FindAsync(Get<ContactKeys>().Of(phone), CancellationToken.None);
    }
}
