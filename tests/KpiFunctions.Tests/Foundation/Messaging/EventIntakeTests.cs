using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Messaging;
using Azure.Messaging.EventGrid;
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
            (Grid("h", Data("h").Replace("\"5\"", "5", StringComparison.Ordinal)), "'message' is no text"),
            (Grid("i", Data("i").Replace("\"5\"", "\"\\ud83d\"", StringComparison.Ordinal)), "cannot be read"),
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

    [Fact]
    public async Task A_message_is_parsed_once_where_it_lies()
    {
        var padding = new string('x', 40_000);
        string[] messages = [Padded(Grid("G", Data("G"))), $"[{Padded(Grid("G", Data("G")))}]", Padded(Cloud("C", Data("C")))];
        foreach (var message in messages)
        {
            await CountReadAsync(message);

            var before = GC.GetAllocatedBytesForCurrentThread();
            var read = CountReadAsync(message);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.Equal(1, await read);

            // One copy of the message, or of any part that holds the padding, would be 40,000 bytes at the least.
            Assert.InRange(allocated, 0, 20_000);
        }

        string Padded(string message) => message.Replace("\"data\":{", $"\"data\":{{\"extra\":\"{padding}\",", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_is_read_when_the_services_own_library_reads_it_and_also_when_only_what_nobody_asks_for_is_broken()
    {
        string[] unasked = ["topic", "metadataVersion", "eventTime", "time"];
        foreach (var (good, parse) in new (string, Func<BinaryData, BinaryData?>)[]
        {
            (Grid("G", Data("G")), json => EventGridEvent.Parse(json).Data),
            (Cloud("C", Data("C")), json => CloudEvent.Parse(json)!.Data),
        })
        {
            foreach (var (name, message) in Mutations(good))
            {
                var expected = unasked.Contains(name) || IsRead(message, parse);
                Assert.True(await CountReadAsync(message) == (expected ? 1 : 0), $"Expected to be read: {expected}, of {message}");
            }
        }
    }

    /// <summary>How many events of a message are read.</summary>
    private async Task<int> CountReadAsync(string message)
    {
        var read = 0;
        await Get<EventIntake>().ReadAsync(
            "test",
            "Microsoft.Communication.SMSReceived",
            message,
            data => data.Text("messageId") ?? "",
            (_, _, _) =>
            {
                read++;
                return Task.FromResult<string?>(null);
            },
            CancellationToken.None);
        return read;
    }

    /// <summary>An event with one of its properties replaced by each kind of JSON, and without it.</summary>
    private static IEnumerable<(string Name, string Message)> Mutations(string good)
    {
        foreach (var name in JsonNode.Parse(good)!.AsObject().Select(property => property.Key).ToList())
        {
            foreach (var value in (string[])["null", "\"\"", "5", "true", "[]", "{}", "\"2.0\""])
            {
                var changed = JsonNode.Parse(good)!.AsObject();
                changed[name] = JsonNode.Parse(value);
                yield return (name, changed.ToJsonString());
            }

            var without = JsonNode.Parse(good)!.AsObject();
            without.Remove(name);
            yield return (name, without.ToJsonString());
        }
    }

    private static bool IsRead(string message, Func<BinaryData, BinaryData?> parse)
    {
        try
        {
            var json = JsonNode.Parse(message)!;
            return parse(BinaryData.FromString(message))?.ToObjectFromJson<Dictionary<string, object>>() is not null
                && (string?)(json["eventType"] ?? json["type"]) == "Microsoft.Communication.SMSReceived";
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            return false;
        }
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
