namespace KpiFunctions.Worker.Tests.Invocations;

/// <summary>What may lie in a queue: what belongs there, and what does not.</summary>
internal static class QueueMessages
{
    /// <summary>JSON that no function of this product asked for.</summary>
    public static IReadOnlyList<string> OfAnotherShape { get; } =
    [
        """{"unexpected":true}""", "{}", "[1]", "42", "\"text\"", "null", """{"Store":null,"Order":null,"Month":null,"Appeal":null,"Orders":null,"Surveys":null}""",
        """{"Store":"a store","Month":"never","Version":1,"Appeal":"?","Orders":["an order"],"Surveys":[{"Store":"a store","Order":"an order","Month":"never"}]}""",
        """{"Surveys":[null],"Store":7,"Month":7,"Orders":[null],"Appeal":7}""",
    ];

    /// <summary>Events of a type that nobody subscribed to, in both schemas.</summary>
    public static IReadOnlyList<string> UnknownEvents { get; } =
    [
        GridEvent("Microsoft.Communication.ChatMessageReceived", """{"messageBody":"hello"}"""),
        """{"specversion":"1.0","id":"e2","source":"/test","type":"com.example.surprise","time":"2026-10-01T08:00:00Z","data":{"hello":1}}""",
    ];

    /// <summary>What belongs into the queue of each function.</summary>
    public static IReadOnlyDictionary<string, string> Good(SampleStore store) => new Dictionary<string, string>
    {
        ["SendSurveyWorker"] = $$"""{"Surveys":[{"Store":"{{store.Id}}","Order":"order-1","Month":"{{store.MonthKey}}"}]}""",
        ["RaiseCallsWorker"] = $$"""{"Store":"{{store.Id}}","Month":"{{store.MonthKey}}","Orders":["order-2"]}""",
        ["ScoreStoreWorker"] = $$"""{"Store":"{{store.Id}}","Month":"{{store.MonthKey}}"}""",
        ["ApplyAppealWorker"] = $$"""{"Store":"{{store.Id}}","Appeal":"{{store.MonthKey}}-0123456789abcdef"}""",
        ["IngestReplyWorker"] = Reply(store.Phone(1), "5"),
        ["RecordDeliveryWorker"] = Report($"{store.Id}/order-1", "sent-1"),
    };

    /// <summary>A customer's text, as Event Grid puts it into the queue.</summary>
    public static string Reply(string from, string text) => GridEvent(
        "Microsoft.Communication.SMSReceived",
        $$"""{"messageId":"{{Guid.NewGuid()}}","from":"{{from}}","to":"+10000000000","message":"{{text}}","receivedTimestamp":"{{TimeProvider.System.GetUtcNow():O}}"}""");

    /// <summary>A delivery report, as Event Grid puts it into the queue.</summary>
    /// <param name="tag">Names the survey.</param>
    public static string Report(string tag, string messageId) => GridEvent(
        "Microsoft.Communication.SMSDeliveryReportReceived",
        $$"""{"messageId":"{{messageId}}","from":"+10000000000","to":"+10000000001","deliveryStatus":"Delivered","tag":"{{tag}}"}""");

    private static string GridEvent(string type, string data) =>
        $$"""{"id":"{{Guid.NewGuid()}}","topic":"/test","subject":"/test","eventType":"{{type}}","dataVersion":"1.0","eventTime":"2026-10-01T08:00:00Z","data":{{data}}}""";
}
