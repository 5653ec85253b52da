using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Telemetry;
using KpiFunctions.Records;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Surveys;

/// <summary>A delivery report finds its survey, whenever and however often it comes.</summary>
public sealed class RecordDeliveryWorkerTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Due = Utc("2026-09-10T02:00:00Z");

    [Fact]
    public async Task A_delivered_text_stays_delivered_whatever_comes_after()
    {
        var messageId = await TextAsync();

        await ReportAsync(ReportEvent("S1/W1", "Failed", messageId));
        await ReportAsync(ReportEvent("S1/W1", "Delivered", messageId));
        await ReportAsync(ReportEvent("S1/W1", "Failed", messageId));
        await ReportAsync(ReportEvent("S1/W1", "Delivered", messageId));

        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal((SurveyState.Delivered, Due, null), (survey.State, survey.SentAt, survey.Failure));
        Assert.Equal(1, survey.Segments);
    }

    [Fact]
    public async Task A_text_that_could_not_be_delivered_fails_with_the_reason_and_without_the_number()
    {
        var messageId = await TextAsync();

        await ReportAsync(ReportEvent("S1/W1", "Failed", messageId, "+8613800000001 has opted out (4007)"));

        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal((SurveyState.Failed, Due), (survey.State, survey.SentAt));
        Assert.Equal("Failed: (number) has opted out (4007)", survey.Failure);
    }

    [Fact]
    public async Task What_became_of_a_text_is_a_step_on_the_way_of_its_order()
    {
        var steps = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Signals.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = steps.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        // Other tests have orders of the same ids; the steps of this one are linked to its own run.
        using var run = new Activity("this test").Start();
        await ReportAsync(ReportEvent("S1/W1", "Delivered", await TextAsync()));

        var own = steps.Where(s => s.GetTagItem("kpi.order") is not null && s.Links.Any(l => l.Context.TraceId == run.TraceId)).ToList();
        Assert.Equal(["import", "text", "report"], own.Select(s => s.OperationName));
        Assert.All(own, s => Assert.Equal(OrderTraces.IdOf(new SurveyId(Store, WorkOrderId.Parse("W1"))), s.TraceId));
        Assert.Equal(true, own[^1].GetTagItem("kpi.delivered"));
    }

    [Fact]
    public async Task A_failure_of_another_text_than_the_one_sent_is_not_its_own()
    {
        await TextAsync();

        await ReportAsync(ReportEvent("S1/W1", "Failed", "of an earlier attempt"));

        Assert.Equal(SurveyState.Sent, (await OrderAsync("W1")).Survey.State);
    }

    [Theory]
    [InlineData("Delivered", SurveyState.Delivered)]
    [InlineData("Failed", SurveyState.Failed)]
    public async Task A_report_may_come_before_the_sending_is_stored(string status, SurveyState state)
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        Gateway.After = message => ReportAsync(ReportEvent("S1/W1", status, message.RepeatabilityId.ToString("N"))).GetAwaiter().GetResult();

        await SendDueAsync(Due);

        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal((state, Due, 1), (survey.State, survey.SentAt, survey.Segments));
    }

    /// <summary>Source: SMPP 3.4, section 5.2.28 and appendix B; truth values and words of the providers in docs/providers.</summary>
    [Theory]
    [InlineData("DELIVRD true success OK delivered", SurveyState.Delivered)]
    [InlineData("UNDELIV EXPIRED REJECTD DELETED false fail undelivered canceled SKIPPED OptedOut", SurveyState.Failed)]
    [InlineData("ACCEPTD UNKNOWN ENROUTE queued sending sent scheduled buffered", SurveyState.Sent)]
    public async Task Every_providers_words_are_understood(string words, SurveyState state)
    {
        foreach (var (i, word) in words.Split(' ').Index())
        {
            var order = $"W{i}";
            await ImportOrderAsync(order, "2026-09-07T10:00:00", $"+861380000{i:D4}");
            await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
            await ReportAsync(ReportEvent($"S1/{order}", word, (await OrderAsync(order)).Survey.MessageId!));

            Assert.Equal((word, state), (word, (await OrderAsync(order)).Survey.State));
        }
    }

    [Fact]
    public async Task Every_envelope_is_read()
    {
        var id = await TextAsync();
        var grid = ReportEvent("S1/W1", "Failed", id);
        var data = JsonNode.Parse(grid)!["data"]!.ToJsonString();
        var camel = $$"""{"messageId":"{{id}}","deliveryStatus":"delivered","tag":"S1/W1"}""";

        await ReportAsync($"[{grid},{CloudEvent(data)}]");
        Assert.Equal(SurveyState.Failed, (await OrderAsync("W1")).Survey.State);
        await ReportAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(CloudEvent(camel))));

        Assert.Equal(SurveyState.Delivered, (await OrderAsync("W1")).Survey.State);
        Assert.Empty(await Get<DeadLetterStore>().ListAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("S1/W1", "Delivered", "No text was sent for survey S1/W1")]
    [InlineData("S1/W9", "Delivered", "no order S1/W9")]
    [InlineData("hello", "Delivered", "tag is no survey")]
    [InlineData("S1/W1", "Perhaps", "'Perhaps' is not known")]
    public async Task What_cannot_be_used_is_kept_with_its_reason(string tag, string status, string reason)
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");

        await ReportAsync(ReportEvent(tag, status));

        Assert.Contains(reason, Assert.Single(await Get<DeadLetterStore>().ListAsync(CancellationToken.None)).Reason, StringComparison.Ordinal);
        Assert.Equal(SurveyState.Scheduled, (await OrderAsync("W1")).Survey.State);
    }

    [Fact]
    public async Task A_text_on_its_way_changes_nothing()
    {
        var messageId = await TextAsync();

        await ReportAsync(ReportEvent("S1/W1", "Queued", messageId));

        Assert.Equal(SurveyState.Sent, (await OrderAsync("W1")).Survey.State);
    }

    private async Task<string> TextAsync()
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Due);
        return (await OrderAsync("W1")).Survey.MessageId!;
    }

    private static string CloudEvent(string data) =>
        $$"""{"specversion":"1.0","id":"c1","source":"/x","type":"Microsoft.Communication.SMSDeliveryReportReceived","time":"2026-09-10T02:00:05Z","data":{{data}}}""";
}
