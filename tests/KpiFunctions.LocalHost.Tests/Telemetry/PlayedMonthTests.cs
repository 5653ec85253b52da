using System.Text.RegularExpressions;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.LocalHost.Tests.Demo;
using KpiFunctions.Records;
using KpiFunctions.Testing.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace KpiFunctions.LocalHost.Tests.Telemetry;

/// <summary>What a collector gets while the demo month is played: an order's whole way in one trace, figures that agree with the month, and nobody's number or words.</summary>
[Collection(nameof(PlayedDemo))]
public sealed class PlayedMonthTests
{
    private readonly PlayedDemo _demo;
    private readonly ITestOutputHelper _output;

    public PlayedMonthTests(PlayedDemo demo, ITestOutputHelper output)
    {
        (_demo, _output) = (demo, output);
        demo.Flush();
    }

    [Fact]
    public void One_trace_leads_from_an_order_through_its_text_and_its_answer_to_the_score()
    {
        var ways = _demo.Collector.Spans.Where(s => s.Attribute("kpi.order").Length > 0).ToLookup(s => TraceText.Hex(s.TraceId));
        string[] whole = ["import", "text", "reply", "score"];
        var complete = ways.Where(way => whole.All(step => way.Any(s => s.Name == step))).ToList();

        Assert.NotEmpty(complete);
        _output.WriteLine(TraceText.Of(complete[0].Key, _demo.Collector.Spans));
        foreach (var way in ways)
        {
            // Every trace is the way of one order, and its id follows from the order's.
            var order = Assert.Single(way.Select(s => $"{s.Attribute("kpi.store")}/{s.Attribute("kpi.order")}").Distinct());
            Assert.True(SurveyId.TryParse(order, out var id));
            Assert.Equal(OrderTraces.IdOf(id).ToString(), way.Key);
            Assert.All(way, step => Assert.Empty(step.ParentSpanId));
        }

        Assert.Equal(_demo.Input.Orders.Count, ways.Count);
    }

    [Fact]
    public void A_step_is_linked_to_the_run_that_it_was_a_part_of_and_a_message_to_its_sender()
    {
        var spans = _demo.Collector.Spans;
        var byId = spans.ToDictionary(s => s.SpanId);
        var processing = spans.Where(s => s.Name.StartsWith("process ", StringComparison.Ordinal)).ToList();

        foreach (var text in spans.Where(s => s.Name == "text"))
        {
            var work = byId[Assert.Single(text.Links).SpanId];
            Assert.Equal("process SendSurveyWorker", work.Name);

            // Who put the message into the queue: the timer, or a reply that is answered.
            var sender = byId[work.ParentSpanId];
            Assert.Equal(work.TraceId, sender.TraceId);
            Assert.NotEqual("function SendSurveyWorker", sender.Name);
            Assert.Equal("function SendSurveyWorker", byId[Assert.Single(work.Links).SpanId].Name);
        }

        Assert.Contains(processing, s => s.Name == "process ScoreStoreWorker" && byId[s.ParentSpanId].Name is "function CloseMonthTimer" or "process ScoreStoreWorker");
    }

    [Fact]
    public void The_figures_agree_with_the_month()
    {
        var figures = MetricText.Newest(_demo.Collector.Metrics);
        _output.WriteLine(MetricText.Of(_demo.Collector.Metrics));
        _output.WriteLine($"{_demo.Collector.Bytes:N0} bytes for {_demo.Input.Orders.Count} orders");

        Assert.Equal(_demo.Result.Texts, Sum(figures, "kpi.texts.sent {gateway=console, purpose=survey}"));
        Assert.Equal(_demo.Input.Orders.Count, Sum(figures, "kpi.imports.rows {kind=work_orders, outcome=accepted}"));
        Assert.Equal(Batches(), Sum(figures, "kpi.storage.transactions {resource=$batch, verb=POST}"));
        Assert.True(Sum(figures, "kpi.months.closed") >= _demo.Input.Stores.Count);
        Assert.Equal(0, Sum(figures, "kpi.dead_letters"));
        Assert.True(Sum(figures, "http.server.request.duration") > 0);
    }

    [Fact]
    public void No_signal_holds_a_number_a_key_or_a_customers_words()
    {
        var everything = string.Join('\n', _demo.Collector.Everything);

        Assert.NotEmpty(_demo.Collector.Logs);
        DemoStatisticsTests.AssertPrivate([everything], _demo.Input);
        Assert.DoesNotMatch("kpi_[0-9a-f]{16}_", everything);

        // Hashes of the ledger's entries are meant to be seen outside the tables; they say nothing of a customer.
        var heads = Regex.Matches(everything, @"has a new head: entry\|\d{6} with hash ([0-9a-f]{64}) by").Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(heads);
        Assert.DoesNotMatch("[0-9a-f]{64}", heads.Aggregate(everything, (text, hash) => text.Replace(hash, "head", StringComparison.Ordinal)));
    }

    private long Batches() =>
        _demo.Session.Application.Services.GetRequiredService<StorageTransactionCounter>().Snapshot()[new StorageTransaction("$batch", "POST")];

    private static double Sum(IReadOnlyDictionary<string, double> figures, string name) =>
        figures.Where(f => f.Key == name || f.Key.StartsWith($"{name} {{", StringComparison.Ordinal)).Sum(f => f.Value);
}
