using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Core.Pipeline;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Replies;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Records.Book;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Surveys.Crashes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit.Abstractions;

namespace KpiFunctions.Tests.Features.Replies;

/// <summary>
/// Many customers' long texts, made of what customers write, cut where segments end and delivered in any order, several at once, twice, and again after
/// the worker has died at one of its steps: each is read as the whole.
/// </summary>
public sealed class CutTextTests : AppTest
{
    private const int Customers = 60;

    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");
    private static readonly Instant At = Utc("2026-09-10T02:05:00Z");
    private static readonly string[] Replies = [.. ReadReplies()];

    private readonly ConcurrentQueue<string> _looks;
    private readonly ITestOutputHelper _output;
    private readonly Random _random = new(7);
    private int _kills;

    public CutTextTests(AzuriteFixture azurite, ITestOutputHelper output)
        : this(azurite, output, new())
    {
    }

    private CutTextTests(AzuriteFixture azurite, ITestOutputHelper output, ConcurrentQueue<string> looks)
        : base(azurite, services => services.AddSingleton<HttpPipelinePolicy>(new KillSwitch.StoragePolicy((_, message, _) =>
        {
            if (message.Contains(ReplyParts.HaveCome, StringComparison.Ordinal))
            {
                looks.Enqueue(message);
            }
        }))) => (_looks, _output) = (looks, output);

    [Fact]
    public async Task However_a_text_is_cut_and_delivered_it_is_read_as_a_whole()
    {
        Clock.Now = Sent - Duration.FromDays(1);
        await ImportAsync("storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\n" + string.Concat(
            Enumerable.Range(0, Customers).Select(i => $"S1,W{i},A,+{Phone(i)},2026-09-06T08:00:00,2026-09-07T10:00:00\n")));
        await SendDueAsync(Sent);
        Clock.Now = At;
        var texts = Enumerable.Range(0, Customers).Select(_ => Write()).ToList();
        var events = texts.SelectMany(EventsOf).SelectMany(e => Enumerable.Repeat(e, _random.Next(1, 3))).ToArray();
        _random.Shuffle(events);

        await DeliverAsync(events);
        var looks = _looks.Concat(_looks).ToArray();
        _random.Shuffle(looks);
        await DeliverAsync(looks);

        var parser = Get<AnswerParser>();
        foreach (var (i, parts) in texts.Index())
        {
            var stored = await OrderAsync($"W{i}");
            var answers = (await Get<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None)).ToDictionary(a => a.EventId);
            var ordered = parts.Select((_, p) => answers[Id(i, p)]).ToList();
            Assert.Equal(parts, ordered.Select(a => a.Text));
            var expected = AnswerParser.Read(ordered[^1], parser.Scan(string.Concat(parts)));
            if (expected.Kind == AnswerKind.Unclear && parts.Any(p => AnswerParser.Read(ordered[^1], parser.Scan(p)).Kind == AnswerKind.OptOut))
            {
                expected = expected with { Kind = AnswerKind.OptOut, Unclear = null };
            }

            Assert.Equal(Describe(expected), Describe(ordered[^1]));
            Assert.All(ordered.SkipLast(1), part => Assert.Equal("Part  ", Describe(part)));
            Assert.Equal(string.Concat(parts), ordered[^1].FullText);
        }

        var statistics = await Get<SurveyStatisticsQuery>().ReadAsync(NewStore("S1"), Month(2026, 9), CancellationToken.None);
        Assert.Equal(Customers, statistics.Orders);
        _output.WriteLine($"{Customers} texts in {texts.Sum(t => t.Count)} parts, {events.Length} deliveries, {looks.Length} looks, {_kills} kills");
        Assert.True(_kills > Customers, $"Only {_kills} kills; the steps are gone.");
    }

    private static string Describe(SurveyAnswer answer) => $"{answer.Kind} {string.Join(',', answer.Ratings)} {answer.Unclear}";

    private static string Phone(int customer) => string.Create(CultureInfo.InvariantCulture, $"8613800001{customer:D3}");

    private static string Id(int customer, int part) => $"{customer}-{part}";

    /// <summary>Several at once, each killed once at most.</summary>
    private async Task DeliverAsync(string[] messages)
    {
        foreach (var round in messages.Chunk(4))
        {
            var deliveries = round.Select(m => (Message: m, Kill: _random.Next(3) > 0 ? _random.Next(1, 9) : (int?)null, Afterwards: _random.Next(2) == 0)).ToList();
            await Task.WhenAll(deliveries.Select(async delivery =>
            {
                while (!await KillSwitch.RunAsync(delivery.Kill, delivery.Afterwards, () => DeliverReplyAsync(delivery.Message)))
                {
                    Interlocked.Increment(ref _kills);
                    delivery.Kill = null;
                }
            }));
        }
    }

    private IEnumerable<string> EventsOf(List<string> parts, int customer)
    {
        var at = At;
        for (var part = 0; part < parts.Count; part++)
        {
            yield return ReplyEvent(parts[part], at, Phone(customer), Id(customer, part));
            at += Duration.FromSeconds(_random.Next(3) == 0 ? 0 : _random.Next(61));
        }
    }

    /// <summary>A text longer than a segment, in the parts that it travels in.</summary>
    private List<string> Write()
    {
        var latin = _random.Next(4) == 0;
        var text = new StringBuilder();
        var parts = _random.Next(2, 5);
        while (!IsLong(text.ToString(), parts))
        {
            var reply = Replies[_random.Next(Replies.Length)];
            if (!latin || SmsSegments.Of(reply).IsGsm7)
            {
                text.Append(reply).Append(_random.Next(2) == 0 ? "，" : latin ? ", " : "");
                text.Replace("，", latin ? ", " : "，");
            }
        }

        return Cut(text.ToString());
    }

    private static bool IsLong(string text, int parts) => SmsSegments.Of(text).Count >= parts;

    private List<string> Cut(string text)
    {
        var isGsm7 = SmsSegments.Of(text).IsGsm7;
        var room = isGsm7 ? (_random.Next(2) == 0 ? 153 : 160) : _random.Next(2) == 0 ? 67 : 70;
        var parts = new List<string>();
        for (var from = 0; from < text.Length;)
        {
            var to = from + 1;
            while (to < text.Length && SizeOf(text[from..(to + 1)], isGsm7) <= room)
            {
                to++;
            }

            // Telephones cut no character in two.
            to -= to < text.Length && char.IsLowSurrogate(text[to]) ? 1 : 0;
            parts.Add(text[from..to]);
            from = to;
        }

        return parts;
    }

    private static int SizeOf(string text, bool isGsm7) => isGsm7 ? SmsSegments.Of(text).Units : text.Length;

    private static IEnumerable<string> ReadReplies()
    {
        using var stream = typeof(CutTextTests).Assembly.GetManifestResourceStream("Replies.Replies.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split('\t') is [_, var text, ..] && Regex.Unescape(text) is { Length: > 0 } reply)
            {
                yield return reply;
            }
        }
    }
}
