using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Webhooks;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Testing;
using NodaTime;
using Xunit.Abstractions;

namespace KpiFunctions.Tests.Features.Surveys.Crashes;

/// <summary>
/// Two instances of the app text many customers through a provider that takes each repeatability id once, and forgets it after five minutes.
/// Messages are delivered twice, to both at once, and again after the code was killed at any of its steps; the provider fails and throttles;
/// delivery reports come early, late and twice, and so do customers' answers, which the provider pushes until they are acknowledged. Set KPI_CRASH_SURVEYS to the number of customers (300 by default) and KPI_CRASH_SEED to another seed.
/// </summary>
public sealed class CrashTests(AzuriteFixture azurite, ITestOutputHelper output) : IClassFixture<AzuriteFixture>
{
    private const int MostKillsOfOneMessage = 4; // With a fifth one the runtime moves the message to the poison queue, where a person looks at it.

    private static readonly TimeSpan ForgetAtOnce = TimeSpan.FromTicks(-1);

    private static readonly Instant Start = Instant.FromUtc(2026, 9, 10, 2, 0);

    private int _surveys = Setting("KPI_CRASH_SURVEYS", 300);
    private readonly Random _random = new(Setting("KPI_CRASH_SEED", 4));
    private readonly TestClock _clock = new(Start - Duration.FromDays(1));
    private readonly ConcurrentQueue<Delivery> _new = new();
    private readonly PriorityQueue<Delivery, Instant> _agenda = new();
    private readonly List<string> _answers = [];
    private int _deliveries;
    private int _kills;

    [Theory]
    [InlineData("acs")]
    [InlineData("http")]
    public Task Every_customer_gets_one_text_and_every_answer_counts_once_whatever_dies(string gateway) => PlayAsync(gateway, TimeSpan.FromMinutes(5), AssertAllDoneAsync);

    [Theory]
    [InlineData("acs")]
    [InlineData("http")]
    public Task A_provider_that_recognises_no_repeated_call_shows_that_second_texts_are_seen_here(string gateway)
    {
        _surveys = Math.Min(_surveys, 100);
        return PlayAsync(gateway, ForgetAtOnce, (_, provider) =>
        {
            Assert.NotEmpty(TextedTwice(provider));
            return Task.CompletedTask;
        });
    }

    private static IEnumerable<string> TextedTwice(ICrashProvider provider) =>
        provider.SentTags.GroupBy(t => t, StringComparer.Ordinal).Where(t => t.Count() > 1).Select(t => t.Key);

    private async Task PlayAsync(string gateway, TimeSpan forgetAfter, Func<CrashingApp, ICrashProvider, Task> assert)
    {
        var watch = Stopwatch.StartNew();
        await using ICrashProvider provider = gateway == "http" ? await HttpCrashProvider.StartAsync(forgetAfter, _clock) : await AcsCrashProvider.StartAsync(forgetAfter, _clock);
        provider.Sent += (tag, messageId) =>
        {
            lock (_random)
            {
                PlanReports(provider.Pushes, tag, messageId);
                PlanAnswers(tag);
            }
        };
        var prefix = AzuriteFixture.NewPrefix();
        await using var first = new CrashingApp(azurite.ConnectionString, prefix, provider.Settings, _clock, Queued);
        await using var second = new CrashingApp(azurite.ConnectionString, prefix, provider.Settings, _clock, Queued);
        await first.StartAsync();
        await first.ImportAsync(Orders());

        CrashingApp[] apps = [first, second];
        var tick = Start;
        for (; tick < Start + Duration.FromDays(20) && (tick == Start || await IsWaitingAsync(first)); tick += Duration.FromMinutes(15))
        {
            _clock.Now = tick;
            while (!await RunAsync(_random.Next(4) == 0 ? _random.Next(1, 100) : null, _random.Next(2) == 0, () => first.Get<DueTextScheduler>().EnqueueDueAsync(CancellationToken.None)))
            {
            }

            await DeliverAsync(apps, provider, tick + Duration.FromMinutes(15));
        }

        var transactions = apps.Sum(a => a.Get<StorageTransactionCounter>().Snapshot().Values.Sum());
        output.WriteLine(
            $"{gateway}: {_surveys} surveys, {provider.SentTags.Count} texts, {provider.Calls} calls of the provider, {_answers.Count} answers, {_deliveries} deliveries of messages and pushes, {_kills} kills, " +
            $"{transactions} storage transactions, {(tick - Start).TotalDays:F1} days of the clock, {watch.Elapsed.TotalSeconds:F0} s");
        await assert(first, provider);
        await first.CleanUpAsync();
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : usual;

    private static string Phone(int customer) => string.Create(CultureInfo.InvariantCulture, $"+86138{customer:D8}");

    private static string Tag(int number) => $"S1/W{number}";

    private string Orders()
    {
        var csv = new StringBuilder("storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\n");
        for (var i = 0; i < _surveys; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"S1,W{i},A,{Phone(i)},2026-09-06T08:00:00,2026-09-07T09:50:00\n");
        }

        return csv.ToString();
    }

    private void Queued(string queue, string message, TimeSpan delay) => _new.Enqueue(new Delivery(
        message,
        _clock.Now + Duration.FromTimeSpan(delay),
        queue.EndsWith("sms-received", StringComparison.Ordinal) ? Work.Ingest : queue.EndsWith("sms-reports", StringComparison.Ordinal) ? Work.Record : Work.Send));

    /// <summary>The provider reports each text once or twice, at once or up to 20 hours later; one in twenty could not be delivered.</summary>
    private void PlanReports(bool pushes, string tag, string messageId)
    {
        var status = _random.Next(20) == 0 ? "Failed" : "Delivered";
        var json = pushes ? JsonSerializer.Serialize(new { tag, id = messageId, status }) : CrashingApp.ReportEvent(tag, messageId, status);
        for (var i = _random.Next(5) == 0 ? 2 : 1; i > 0; i--)
        {
            var delay = _random.Next(3) == 0 ? Duration.Zero : Duration.FromMinutes(_random.Next(1, 20 * 60));
            _new.Enqueue(new Delivery(json, _clock.Now + delay, pushes ? Work.PushReport : Work.Record));
        }
    }

    /// <summary>Two customers of three answer within the day, one of nine twice; one push in three comes again although it was acknowledged.</summary>
    private void PlanAnswers(string tag)
    {
        var customer = int.Parse(tag["S1/W".Length..], CultureInfo.InvariantCulture);
        for (var i = customer % 3 == 0 ? 0 : customer % 9 == 1 ? 2 : 1; i > 0; i--)
        {
            // To the second, as providers tell it.
            var at = Instant.FromUnixTimeSeconds((_clock.Now + Duration.FromMinutes(_random.Next(1, 20 * 60))).ToUnixTimeSeconds());
            var id = $"r{customer}-{i}-{_answers.Count}";
            var json = JsonSerializer.Serialize(new { from = Phone(customer)[3..], text = $"{_random.Next(3, 6)} 谢谢", id, at = at.ToString() });
            _answers.Add($"W{customer}|{Keys.Answer}|{KeyText.Sortable(at)}|{KeyText.Hash($"provider:{id}")}");
            _new.Enqueue(new Delivery(json, at, Work.PushReply));
            if (_random.Next(3) == 0)
            {
                _new.Enqueue(new Delivery(json, at + Duration.FromMinutes(_random.Next(1, 60)), Work.PushReply));
            }
        }
    }

    /// <summary>Hands out messages in the order of their time until the next tick, eight at a time.</summary>
    private async Task DeliverAsync(CrashingApp[] apps, ICrashProvider provider, Instant end)
    {
        while (true)
        {
            while (_new.TryDequeue(out var added))
            {
                _agenda.Enqueue(added, added.At);
            }

            var round = new List<Task>();
            while (round.Count < 8 && _agenda.TryPeek(out var next, out var at) && at < end && (round.Count == 0 || at <= _clock.Now))
            {
                _clock.Now = Instant.Max(_clock.Now, at);
                _agenda.Dequeue();
                round.AddRange(StartDeliveries(apps, provider, next));
            }

            if (round.Count == 0)
            {
                return;
            }

            await Task.WhenAll(round);
        }
    }

    private IEnumerable<Task> StartDeliveries(CrashingApp[] apps, ICrashProvider provider, Delivery delivery)
    {
        lock (_random)
        {
            if (_random.Next(40) is < 3 and var failure)
            {
                provider.FailNext((CrashFailure)failure);
            }

            // Sometimes both instances have it, sometimes one has it twice.
            var copies = _random.Next(4) switch { 0 => apps, 1 => [apps[0], apps[0]], _ => [apps[_random.Next(2)]] };
            return [.. copies.Select(app =>
            {
                var kill = delivery.Kills < MostKillsOfOneMessage && _random.Next(5) < 3 ? _random.Next(1, 6) : (int?)null;
                var afterwards = _random.Next(2) == 0;
                var again = delivery with { Kills = delivery.Kills + 1, At = _clock.Now + Duration.FromSeconds(_random.Next(1, 600)) };
                return DeliverAsync(app, delivery, kill, afterwards, again);
            })];
        }
    }

    private async Task DeliverAsync(CrashingApp app, Delivery delivery, int? kill, bool afterwards, Delivery again)
    {
        if (!await RunAsync(kill, afterwards, () => delivery.Work switch
        {
            Work.Record => app.RecordAsync(delivery.Message),
            Work.Ingest => app.IngestAsync(delivery.Message),
            Work.PushReply => app.PushAsync(nameof(ReceiveRepliesEndpoint), delivery.Message),
            Work.PushReport => app.PushAsync(nameof(ReceiveReportsEndpoint), delivery.Message),
            _ => app.SendAsync(delivery.Message),
        }))
        {
            _new.Enqueue(again);
        }
    }

    private async Task<bool> RunAsync(int? kill, bool afterwards, Func<Task> action)
    {
        Interlocked.Increment(ref _deliveries);
        var done = await KillSwitch.RunAsync(kill, afterwards, action);
        Interlocked.Add(ref _kills, done ? 0 : 1);
        return done;
    }

    private async Task<bool> IsWaitingAsync(CrashingApp app) =>
        _agenda.Count > 0 || !_new.IsEmpty || await app.Get<Tables>().DueTexts.QueryAsync<TableEntity>(maxPerPage: 1).AnyAsync();

    private async Task AssertAllDoneAsync(CrashingApp app, ICrashProvider provider)
    {
        Assert.Empty(await app.Get<DeadLetterStore>().ListAsync(CancellationToken.None));
        Assert.False(await IsWaitingAsync(app));
        var states = new List<string>();
        await foreach (var row in app.Get<Tables>().WorkOrders.QueryAsync<TableEntity>("SurveyState ge ''"))
        {
            states.Add($"{row.GetString("SurveyState")} {row.GetString("SurveyFailure")}");
        }

        Assert.Equal(_surveys, states.Count);
        Assert.Equal(["Delivered ", "Failed Failed"], states.Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(Enumerable.Range(0, _surveys).Select(Tag).Except(provider.SentTags, StringComparer.Ordinal));
        Assert.Empty(TextedTwice(provider));

        // Each answer once, at its own time, with its own order.
        var kept = await app.Get<Tables>().WorkOrders.QueryAsync<TableEntity>(select: [nameof(TableEntity.RowKey)]).Select(r => r.RowKey)
            .Where(k => k.Contains($"|{Keys.Answer}|", StringComparison.Ordinal)).ToListAsync();
        Assert.Equal(_answers.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        Assert.InRange(kept.Count, _surveys / 2, _surveys);
    }

    /// <summary>What a message or a push is handed to.</summary>
    private enum Work
    {
        Send,
        Record,
        Ingest,
        PushReply,
        PushReport,
    }

    private sealed record Delivery(string Message, Instant At, Work Work, int Kills = 0);
}
