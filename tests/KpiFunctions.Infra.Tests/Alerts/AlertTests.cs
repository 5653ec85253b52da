using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KpiFunctions.Infra.Tests.Template;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using NSubstitute;
using OpenTelemetry.Metrics;

namespace KpiFunctions.Infra.Tests.Alerts;

/// <summary>
/// Every rule, over what the app's own instruments send through the real exporter, taken in by an endpoint on this machine and made to rows as the
/// service does: it fires for what it is there for, and for nothing else.
/// </summary>
[Collection(nameof(CompiledTemplate))]
public sealed partial class AlertTests(CompiledTemplate template)
{
    // Node reads the language once for all days.
    private static Task<IReadOnlyDictionary<string, IEnumerable<string>>>? _raised;

    public static TheoryData<string, string, string> Days { get; } = new()
    {
        // What happens, and which alerts it raises.
        { "nothing", "a day in order", "" },
        { "work", "a day with work: texts leave, customers are served, few things go wrong", "" },
        { "poison", "a message lies in a poison queue", "poison-queue" },
        { "dead-letter", "a message became a dead letter", "dead-letters" },
        { "overdue-month", "a month is open for more than six hours", "month-not-closed" },
        { "failed-close", "the close of a month failed for good", "dead-letters month-not-closed" },
        { "no-provider", "the provider takes nothing", "gateway-failures nothing-sent sending-stopped" },
        { "refused-sender", "the provider refuses all texts for good", "nothing-sent sending-stopped" },
        { "four-failures", "four calls failed and nothing left, none was due", "" },
        { "two-due", "two texts were due and not wanted any more", "" },
        { "three-due", "three texts were due and none left", "nothing-sent" },
        { "some-fail", "ten of forty calls failed", "gateway-failures" },
        { "few-fail", "ten of fifty-one calls failed", "" },
        { "nine-fail", "nine of twelve calls failed", "" },
        { "late-timer", "the oldest text was due for an hour and a second", "texts-overdue" },
        { "hour-late", "the oldest text was due for an hour", "" },
        { "spent", "a store's texts of the day are used up", "cost-stop" },
        { "faults", "five answers were 500 or 503", "server-errors" },
        { "four-faults", "four answers were 500", "" },
        { "refusals", "callers were refused, and the health was asked while the app was not ready", "" },
        { "silence", "the app reports nothing at all", "silence" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Whatever_happens_on_a_day_raises_its_alerts_and_no_others(string day, string what, string alerts)
    {
        var raised = string.Join(' ', (await (_raised ??= RaisedAsync(AlertRule.Of(template.Arm))))[day]);

        Assert.True(alerts == raised, $"{what} raised '{raised}' instead of '{alerts}'");
    }

    [Fact]
    public void Every_alert_is_raised_by_one_of_the_days() =>
        Assert.Empty(AlertRule.Of(template.Arm).Select(r => r.Name).Except(Days.SelectMany(d => ((string)d[2]).Split(' '))));

    [Fact]
    public async Task A_mistake_in_a_query_is_found()
    {
        var results = await KustoRunner.RunAsync([("AppMetrics | where Nmae == 'x'", []), ("AppMetrics | whree Name == 'x'", []), ("AppTraces | count", [])]);

        Assert.All(results, r => Assert.NotEmpty(r.Problems));
    }

    [Fact]
    public void Queries_ask_for_metrics_that_the_app_has()
    {
        var telemetry = Source.Read("docs/telemetry.md");
        var asked = AlertRule.Of(template.Arm).SelectMany(r => MetricName().Matches(r.Query)).Select(m => m.Groups[1].Value).Distinct().ToList();

        Assert.True(asked.Count > 8);
        Assert.All(asked, name => Assert.Contains($"`{name}`", telemetry, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_looks_at_least_as_far_back_as_it_runs_seldom_so_that_nothing_lies_between()
    {
        var rules = AlertRule.Of(template.Arm);
        Assert.All(rules, r => Assert.True(r.Window >= r.Every, $"{r.Name} runs every {r.Every} and looks back {r.Window}."));
        Assert.All(rules, r => Assert.InRange(r.Severity, 0, 4));

        // Reports come every five minutes, so three must have failed to come.
        Assert.True(rules.Single(r => r.Name == "silence").Window >= TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void Every_alert_has_its_file_and_its_section_that_says_what_to_do()
    {
        string[] names = [.. AlertRule.Of(template.Arm).Select(r => r.Name)];
        var sections = Source.Read("docs/alerts.md").Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..].Trim()).Where(s => !s.Contains(' ', StringComparison.Ordinal)).ToList();

        Differences.AssertNone("the template", names, "infra/alerts", [.. Directory.GetFiles(Source.File("infra/alerts"), "*.kql").Select(f => Path.GetFileNameWithoutExtension(f))]);
        Differences.AssertNone("the template", [.. names, "unready"], "docs/alerts.md", sections);
    }

    private static async Task<IReadOnlyDictionary<string, IEnumerable<string>>> RaisedAsync(IReadOnlyList<AlertRule> rules)
    {
        var days = Days.Select(d => (string)d[0]).ToList();
        var cases = new List<(string Query, IEnumerable<JsonObject> Metrics)>();
        foreach (var day in days)
        {
            var sent = await SendAsync(app => Play(day, app));
            cases.AddRange(rules.Select(r => (r.Query, sent)));
        }

        var results = await KustoRunner.RunAsync(cases);
        Assert.All(results, r => Assert.Empty(r.Problems));
        return days.Zip(results.Chunk(rules.Count)).ToDictionary(
            day => day.First,
            day => (IEnumerable<string>)[.. rules.Zip(day.Second).Where(r => r.Second.Rows.Count > 0).Select(r => r.First.Name).Order(StringComparer.Ordinal)]);
    }

    private static void Play(string day, AppSignals app)
    {
        if (day == "silence")
        {
            return;
        }

        app.Quiet();
        Action happens = day switch
        {
            "nothing" => () => { }
            ,
            "work" => () =>
            {
                app.Texts.Due(30, Duration.FromMinutes(14));
                app.Sent(30);
                app.GatewayFails(2);
                app.Undelivered(3);
                app.Answered(200, 200, "/api/scores/{store}/{month}");
                app.Answered(2, 500, "/api/scores/{store}/{month}");
                app.Months.Closed(Duration.FromMinutes(20), TimeSpan.FromSeconds(2));
            }
            ,
            "poison" => () => app.Messages.Queue("score-store-poison", 1),
            "dead-letter" => () => app.Messages.DeadLetter("IngestReplyWorker"),
            "overdue-month" => () => app.Months.Overdue(1),
            "failed-close" => () => app.Messages.DeadLetter("ScoreStoreWorker"),
            "no-provider" => () =>
            {
                app.Texts.Due(12, Duration.FromMinutes(1));
                app.GatewayFails(12);
            }
            ,
            "refused-sender" => () =>
            {
                app.Texts.Due(5, Duration.FromMinutes(1));
                app.Refused(5);
            }
            ,
            "four-failures" => () => app.GatewayFails(4),
            "two-due" => () => app.Texts.Due(2, Duration.FromMinutes(1)),
            "three-due" => () => app.Texts.Due(3, Duration.FromMinutes(1)),
            "some-fail" => () => Calls(app, failed: 10, sent: 30),
            "few-fail" => () => Calls(app, failed: 10, sent: 41),
            "nine-fail" => () => Calls(app, failed: 9, sent: 3),
            "late-timer" => () => Late(app, Duration.FromSeconds(3601)),
            "hour-late" => () => Late(app, Duration.FromSeconds(3600)),
            "spent" => app.Texts.CostStop,
            "faults" => () =>
            {
                app.Answered(3, 500, "/api/work-orders");
                app.Answered(2, 503, "/api/scores/{store}/{month}");
            }
            ,
            "four-faults" => () => app.Answered(4, 500, "/api/work-orders"),
            "refusals" => () =>
            {
                app.Answered(100, 404, "/api/scores/{store}/{month}");
                app.Answered(100, 429, "/api/keys");
                app.Answered(100, 503, "/api/health/ready");
            }
            ,
            _ => throw new ArgumentOutOfRangeException(nameof(day), day, "There is no such day."),
        };
        happens();
    }

    private static void Calls(AppSignals app, int failed, int sent)
    {
        app.GatewayFails(failed);
        app.Sent(sent);
    }

    private static void Late(AppSignals app, Duration oldest)
    {
        app.Texts.Due(1, oldest);
        app.Sent(1);
    }

    /// <summary>Lets the app tell of what happens, through its own registration of the exporter.</summary>
    private static async Task<IEnumerable<JsonObject>> SendAsync(Action<AppSignals> happen)
    {
        await using var endpoint = await IngestionEndpoint.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = endpoint.ConnectionString,
            ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED"] = "true",
        }).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(Substitute.For<IHostApplicationLifetime>());
        await using (var app = services.AddKpiFunctions(configuration).BuildServiceProvider())
        {
            var meters = app.GetRequiredService<MeterProvider>();
            happen(new AppSignals(app));
            Assert.True(meters.ForceFlush());
        }

        return [.. BreezeMetrics.Rows(endpoint.Envelopes)];
    }

    [GeneratedRegex(@"""(kpi\.[a-z_.]+|http\.server\.request\.duration)""")]
    private static partial Regex MetricName();
}
