using System.Text;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records.Book;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Foundation.Messaging;

/// <summary>Every shape in which an event may lie in the queue is read, and what cannot be read is kept with its reason.</summary>
public sealed class EventIntakeTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");

    [Fact]
    public async Task An_answer_is_read_from_every_schema_encoding_and_spelling()
    {
        Clock.Now = Sent;
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
        (string Shape, Func<string, string> Message)[] shapes =
        [
            ("Event Grid", id => Grid(id, Data(id))),
            ("Event Grid, batch", id => $"[{Grid(id, Data(id))}]"),
            ("Event Grid, batch with white space", id => $" \n[ {Grid(id, Data(id))} ]"),
            ("CloudEvents", id => Cloud(id, Data(id))),
            ("CloudEvents, batch", id => $"[{Cloud(id, Data(id))}]"),
            ("CloudEvents, data as base64", id => CloudBase64(id, Data(id))),
            ("both schemas in one batch", id => $"[{Grid(id, Data(id))},{Cloud(id + "b", Data(id + "b"))}]"),
            ("Event Grid, base64", id => Base64(Grid(id, Data(id)))),
            ("CloudEvents, batch, base64", id => Base64($"[{Cloud(id, Data(id))}]")),
            ("properties with capitals", id => Grid(id, $$"""{"MessageId":"{{id}}","From":"8613800000001","To":"1","Message":"5","ReceivedTimestamp":"2026-09-10T02:05:00Z"}""")),
            ("number with a plus sign", id => Grid(id, Data(id, from: "+8613800000001"))),
            ("number in full width with blanks", id => Grid(id, Data(id, from: "８６ 138 0000 0001"))),
            ("time with an offset", id => Grid(id, Data(id, at: "2026-09-10T10:05:00+08:00"))),
            ("no id of the message", id => Grid(id, """{"from":"8613800000001","message":"5","receivedTimestamp":"2026-09-10T02:05:00Z"}""")),
            ("properties nobody knows", id => Grid(id, Data(id).Replace("{", """{"segmentCount":1,"extra":{"a":[]},""", StringComparison.Ordinal))),
        ];

        foreach (var (shape, message) in shapes)
        {
            var id = "id-" + Array.FindIndex(shapes, s => s.Shape == shape);
            await DeliverReplyAsync(message(id));
            await DeliverReplyAsync(message(id));

            var answers = await AnswersAsync();
            Assert.True(answers.Count(a => a.EventId == id && a.ReceivedAt == Sent + Duration.FromMinutes(5)) == 1, $"{shape}: not read once.");
        }

        Assert.Empty(await Get<DeadLetterStore>().ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_cannot_be_read_is_kept_once_with_the_reason_and_the_rest_of_the_batch_goes_on()
    {
        Clock.Now = Sent;
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
        (string Message, string Reason)[] bad =
        [
            ("{ not json", "no JSON"),
            ("", "no JSON"),
            ("bm90IGpzb24=", "no JSON"),
            ("5", "neither an Event Grid event nor a CloudEvent"),
            ("null", "neither an Event Grid event nor a CloudEvent"),
            ("""{"x":1}""", "neither an Event Grid event nor a CloudEvent"),
            ("""{"specversion":"1.0"}""", "neither an Event Grid event nor a CloudEvent"),
            (Grid("a", Data("a")).Replace("SMSReceived", "SMSDeliveryReportReceived", StringComparison.Ordinal), "subscribe it to Microsoft.Communication.SMSReceived only"),
            (Cloud("b", Data("b")).Replace("Microsoft.Communication.SMSReceived", "Microsoft.Storage.BlobCreated", StringComparison.Ordinal), "'Microsoft.Storage.BlobCreated'"),
            (Grid("c", "null"), "no data"),
            (Grid("d", "\"text\""), "cannot be read"),
            (Grid("e", Data("e", at: "yesterday")), "cannot be read"),
            (Grid("f", Data("f").Replace("message\"", "body\"", StringComparison.Ordinal)), "lacks the text"),
            (Grid("g", Data("g", from: "the customer")), "no telephone number"),
        ];
        var batch = string.Join(',', bad.Select(b => b.Message).Where(m => m.StartsWith('{') && m != "{ not json"));

        foreach (var (message, reason) in bad)
        {
            await DeliverReplyAsync(message);
            await DeliverReplyAsync(message);
            var letters = await Get<DeadLetterStore>().ListAsync(CancellationToken.None);
            var kept = letters.Where(l => l.Message == (message == "bm90IGpzb24=" ? "not json" : message)).ToList();
            Assert.True(kept.Count == 1 && kept[0].Reason.Contains(reason, StringComparison.Ordinal), $"'{message}' is kept as: {string.Join(" / ", kept.Select(l => l.Reason))}");
        }

        await DeliverReplyAsync($"[{batch},{Grid("good", Data("good"))}]");

        Assert.Equal(bad.Length, (await Get<DeadLetterStore>().ListAsync(CancellationToken.None)).Count);
        Assert.Equal("good", Assert.Single(await AnswersAsync()).EventId);
    }

    private static string Data(string id, string from = "8613800000001", string at = "2026-09-10T02:05:00Z") =>
        $$"""{"messageId":"{{id}}","from":"{{from}}","to":"10000000000","message":"5","receivedTimestamp":"{{at}}"}""";

    private static string Grid(string id, string data) =>
        $$"""{"id":"{{id}}","topic":"/x","subject":"/phonenumber/1","data":{{data}},"eventType":"Microsoft.Communication.SMSReceived","dataVersion":"1.0","metadataVersion":"1","eventTime":"2026-09-10T02:05:01Z"}""";

    private static string Cloud(string id, string data) =>
        $$"""{"specversion":"1.0","id":"{{id}}","source":"/x","type":"Microsoft.Communication.SMSReceived","time":"2026-09-10T02:05:01Z","data":{{data}}}""";

    private static string CloudBase64(string id, string data) =>
        $$"""{"specversion":"1.0","id":"{{id}}","source":"/x","type":"Microsoft.Communication.SMSReceived","datacontenttype":"application/json","data_base64":"{{Base64(data)}}"}""";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<IReadOnlyList<Domain.Surveys.SurveyAnswer>> AnswersAsync()
    {
        var stored = await OrderAsync("W1");
        return await Get<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None);
    }
}
