using System.Text.Json.Nodes;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Foundation.Messaging;

/// <summary>Whatever stands in a queue, its worker does not fall over it: it becomes a dead letter with its reason.</summary>
public sealed class MalformedMessageTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly string[] Values = ["null", "true", "-1", "\"no id!\"", "\"\"", "[]", "{}", "[null]"];

    // Members that may be left out, and values that happen to be good ones.
    private static readonly HashSet<string> Harmless =
    [
        "/Version removed", "/By removed", "/By = \"no id!\"", "/Orders = []",
        "/Surveys/0/FailingSince removed", "/Surveys/0/FailingSince = null", "/Surveys/0/Purpose removed",
    ];

    private static readonly Dictionary<string, string> Good = new(StringComparer.Ordinal)
    {
        ["SendSurveyWorker"] = """{"Surveys":[{"Store":"S1","Order":"W1","Month":"202609","FailingSince":"2026-09-10T02:00:00+00:00","Purpose":0}]}""",
        ["RaiseCallsWorker"] = """{"Store":"S1","Month":"202609","Orders":["W1"]}""",
        ["ScoreStoreWorker"] = """{"Store":"S1","Month":"202609","Version":1,"By":"schedule"}""",
        ["ApplyAppealWorker"] = """{"Store":"S1","Appeal":"202609-0123456789abcdef"}""",
    };

    private static readonly Dictionary<string, string> Events = new(StringComparer.Ordinal)
    {
        ["IngestReplyWorker"] = ReplyEvent("5", Utc("2026-09-10T02:00:00Z")),
        ["RecordDeliveryWorker"] = ReportEvent("S1|W1|1"),
    };

    public static TheoryData<string> OwnQueues => [.. Good.Keys];

    public static TheoryData<string> EventQueues => [.. Events.Keys];

    public static TheoryData<string> AllQueues => [.. QueueFunction.Workers.Select(f => f.Name)];

    [Fact]
    public void Every_queue_has_a_good_message_here() =>
        Assert.Equal(QueueFunction.Workers.Select(f => f.Name).Order(), Good.Keys.Concat(Events.Keys).Order());

    [Theory]
    [MemberData(nameof(OwnQueues))]
    public async Task A_good_message_is_none_of_them(string function)
    {
        await RunAsync(function, Good[function]);
        Assert.Empty(await LettersAsync());
    }

    [Theory]
    [MemberData(nameof(AllQueues))]
    public async Task What_is_no_message_at_all_is_kept_with_its_reason(string function)
    {
        string[] messages = ["", "null", "true", "7", "\"text\"", "{}", "{\"other\":1}", "no JSON", "{\"Store\":", "//8="];
        foreach (var message in messages)
        {
            await RunAsync(function, message);
        }

        var letters = await LettersAsync();
        Assert.All(letters, l => Assert.Equal((function, true), (l.Function, l.Reason.Length > 20)));
        Assert.Equal(messages.Order(StringComparer.Ordinal), letters.Select(l => l.Message).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OwnQueues))]
    public async Task One_member_that_is_not_as_it_should_be_spoils_a_message(string function)
    {
        foreach (var (what, message) in Spoilt(Good[function]).DistinctBy(s => s.Message))
        {
            var before = (await LettersAsync()).Count;
            await RunAsync(function, message);
            Assert.True((await LettersAsync()).Count == (IsHarmless(what) ? before : before + 1), $"{what}: {message}");
        }
    }

    [Theory]
    [MemberData(nameof(EventQueues))]
    public async Task No_member_of_an_event_makes_its_worker_fail(string function)
    {
        foreach (var (_, message) in Spoilt(Events[function]))
        {
            await RunAsync(function, message);
        }

        Assert.All(await LettersAsync(), l => Assert.NotEmpty(l.Reason));
    }

    /// <summary>What a later version of the app has added does no harm, or an upgrade that takes its time would stop messages.</summary>
    private static bool IsHarmless(string what) => Harmless.Contains(what) || what.EndsWith(" and one more", StringComparison.Ordinal);

    /// <summary>The message with each of its members left out, replaced by other values, and with one more beside it.</summary>
    private static IEnumerable<(string What, string Message)> Spoilt(string message)
    {
        foreach (var path in PathsOf("", JsonNode.Parse(message)!))
        {
            if (!path.EndsWith("/0", StringComparison.Ordinal))
            {
                yield return ($"{path} removed", Changed(message, path, (parent, name) => parent.AsObject().Remove(name)));
                yield return ($"{path} and one more", Changed(message, path, (parent, _) => parent["more"] = 1));
            }

            foreach (var value in Values)
            {
                yield return ($"{path} = {value}", Changed(message, path, (parent, name) => Set(parent, name, JsonNode.Parse(value))));
            }
        }
    }

    private static IEnumerable<string> PathsOf(string path, JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(m => PathsOf($"{path}/{m.Key}", m.Value!).Prepend($"{path}/{m.Key}")),
        JsonArray elements => elements.SelectMany((e, i) => PathsOf($"{path}/{i}", e!).Prepend($"{path}/{i}")),
        _ => [],
    };

    private static string Changed(string message, string path, Action<JsonNode, string> change)
    {
        var root = JsonNode.Parse(message)!;
        var names = path[1..].Split('/');
        change(names[..^1].Aggregate(root, (node, name) => (node is JsonArray list ? list[0] : node[name])!), names[^1]);
        return root.ToJsonString();
    }

    private static void Set(JsonNode parent, string name, JsonNode? value)
    {
        if (parent is JsonArray list)
        {
            list[0] = value;
        }
        else
        {
            parent[name] = value;
        }
    }

    private Task RunAsync(string function, string message) => QueueFunction.Workers.Single(f => f.Name == function).RunAsync(Get<IServiceProvider>(), message);

    private Task<IReadOnlyList<DeadLetter>> LettersAsync() => Get<DeadLetterStore>().ListAsync(CancellationToken.None);
}
