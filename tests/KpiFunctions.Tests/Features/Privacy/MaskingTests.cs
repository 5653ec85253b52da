using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.DeadLetters;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Tests.Features.Privacy;

/// <summary>A month in which much goes wrong: no log line tells a number, its look-up key or a word of a customer, and no response a number.</summary>
public sealed class MaskingTests : AppTest
{
    private static readonly string[] Numbers = [.. Enumerable.Range(1, 7).Select(i => $"1380000{i:D4}")];
    private static readonly string[] Words = ["等太久", "谢谢师傅", "一言难尽", "你是谁", "too slow"];

    private readonly CollectedLogs _logs;

    public MaskingTests(AzuriteFixture azurite)
        : this(azurite, new CollectedLogs())
    {
    }

    private MaskingTests(AzuriteFixture azurite, CollectedLogs logs)
        : base(azurite, services => services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(logs))) => _logs = logs;

    [Fact]
    public async Task No_log_line_has_a_number_a_key_or_a_word_of_a_customer_and_no_response_a_number()
    {
        await PlayAsync();
        var responses = await RespondAsync();
        await ForgetAsync();

        // Dead letters, failed texts, retries, a close, an erasure and retention: all of them have something to say.
        Assert.True(_logs.Lines.Count > 10, $"Only {_logs.Lines.Count} lines were logged.");
        var keys = Numbers.Select(n => Get<ContactKeys>().Of(PhoneOf(n)).Value);
        foreach (var secret in Numbers.Concat(Words).Concat(keys))
        {
            Assert.DoesNotContain(_logs.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Contains("+8…01", Regex.Unescape(responses), StringComparison.Ordinal);
        foreach (var number in Numbers)
        {
            Assert.DoesNotContain(number, responses, StringComparison.Ordinal);
        }
    }

    private static Phone PhoneOf(string number) => Phone.TryParse("+86" + number, out var phone) ? phone : throw new ArgumentException("no number", nameof(number));

    private async Task PlayAsync()
    {
        Clock.Now = Utc("2026-09-09T00:00:00Z");
        foreach (var (number, i) in Numbers.Select((n, i) => (n, i)))
        {
            await ImportOrderAsync($"W{i + 1}", "2026-09-07T10:00:00", "+86" + number);
        }

        await ImportOrderAsync("W8", "2026-09-07T10:00:00", $"call {Numbers[0]} at night");
        Gateway.Before = message => message.Tag switch
        {
            "S1/W3" => new SmsReceipt.Failed("connection lost", MayHaveLeft: true),
            "S1/W4" => new SmsReceipt.Throttled(TimeSpan.FromMinutes(1), MayHaveLeft: false),
            "S1/W5" => new SmsReceipt.Rejected("400", "no such subscriber"),
            _ => null,
        };
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        await ReportAsync(ReportEvent("S1/W6", "Failed", details: $"+86{Numbers[5]} is switched off"));
        await ReportAsync(ReportEvent("S1/W6", $"Lost by {Numbers[5]}"));
        await ReportAsync(ReportEvent($"86{Numbers[5]}"));

        await RunAsync(() => ReplyAsync("2 等太久", Utc("2026-09-10T03:00:00Z"), "86" + Numbers[0], "r1"));
        await RunAsync(() => ReplyAsync("5 谢谢师傅", Utc("2026-09-10T03:00:00Z"), "86" + Numbers[1], "r2"));
        await RunAsync(() => ReplyAsync("退订", Utc("2026-09-10T04:00:00Z"), "86" + Numbers[1], "r3"));
        await RunAsync(() => ReplyAsync("一言难尽", Utc("2026-09-10T03:00:00Z"), "86" + Numbers[6], "r4"));
        await RunAsync(() => ReplyAsync("你是谁", Utc("2026-09-10T03:00:00Z"), "8613999999999", "r5"));
        await RunAsync(() => ReplyAsync("too slow", Utc("2026-09-10T03:00:00Z"), "not a number " + Numbers[2], "r6"));
        await RunAsync(() => DeliverReplyAsync($"{{ \"from\": \"{Numbers[0]}\", \"text\": \"等太久\" "));
        await RunAsync(() => DeliverReplyAsync(ReplyEvent("等太久", Clock.Now).Replace("SMSReceived", Numbers[3], StringComparison.Ordinal)));
        await CloseDueMonthsAsync(Utc("2026-10-04T18:10:00Z"));
        await ImportOrderAsync("W1", "2026-09-07T11:00:00", "+86" + Numbers[0]);
        await RunAsync(() => ReplyAsync("1 too slow", Utc("2026-10-05T03:00:00Z"), "86" + Numbers[0], "r7"));
    }

    /// <summary>What the API says about this month.</summary>
    private async Task<string> RespondAsync()
    {
        var store = await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None);
        var texts = new StringBuilder();
        for (var i = 1; i <= 8; i++)
        {
            var order = await OrderAsync($"W{i}");
            texts.AppendLine(Json(WorkOrderView.Of(order, await Get<WorkOrderStore>().GetAnswersAsync(order.Month, order.Order.Id, CancellationToken.None), [], [], StoreTables.None, DateTimeZone.Utc)));
        }

        texts.AppendLine(Json(await Get<SurveyStatisticsQuery>().ReadAsync(store, new StoreMonth(Store, new YearMonth(2026, 9)), CancellationToken.None)));
        texts.AppendLine(Json((await Get<DeadLetterStore>().ListAsync(CancellationToken.None)).Select(DeadLetterView.Of)));
        texts.AppendLine(Encoding.UTF8.GetString(await Get<ScoreQuery>().ReadMonthAsync(store, new YearMonth(2026, 9), CancellationToken.None)));
        return texts.ToString();
    }

    private async Task ForgetAsync()
    {
        await Get<CustomerErasure>().EraseAsync(
            new EraseCustomerJson("+86" + Numbers[0]).ToRequest(), new Caller("admin", Role.Admin, [], null), CancellationToken.None);
        Clock.Now = Utc("2029-10-05T03:00:00Z");
        await Get<RetentionSweep>().RunAsync(CancellationToken.None);
    }

    /// <summary>As the host does, which logs what a function throws.</summary>
    private async Task RunAsync(Func<Task> function)
    {
        try
        {
            await function();
        }
        catch (InvalidOperationException e)
        {
            _logs.Log(LogLevel.Error, default, "a function failed", e, (state, _) => state);
        }
    }

    private static string Json(object value) => JsonSerializer.Serialize(value, ApiJson.Options);
}
