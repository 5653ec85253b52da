using System.Globalization;
using KpiFunctions.Worker.Tests.Hosting;

namespace KpiFunctions.Worker.Tests.Invocations;

/// <summary>A store with three orders, made through the API as its people would.</summary>
/// <param name="Completed">When the orders were completed; they are opened two hours before.</param>
internal sealed record SampleStore(string Id, DateTimeOffset Completed)
{
    private static int _lastSeries;

    private const string Scheme = """
        {
          "id": "worker-test", "version": 1, "title": { "en": "Test" }, "validFrom": "2020-01", "scale": 100,
          "items": [ { "id": "speed", "metric": "repair.average_hours", "weight": 100, "rule": { "type": "linear", "from": 36, "to": 1 }, "missing": "redistribute" } ],
          "grades": [ { "atLeast": 50, "grade": "pass" }, { "atLeast": 0, "grade": "fail" } ]
        }
        """;

    // Customers of their own: the quiet period of a number holds for all stores.
    private readonly int _series = Interlocked.Increment(ref _lastSeries);

    // A zone in which it is not close to midnight now: texts leave all day but for the last minute.
    private readonly bool _isFarWest = Now.Hour >= 12;

    /// <summary>Of the orders, in the form of routes: yyyy-MM.</summary>
    public string Month => Local(Completed).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Of the orders, in the form of messages: yyyyMM.</summary>
    public string MonthKey => Local(Completed).ToString("yyyyMM", CultureInfo.InvariantCulture);

    /// <summary>The three orders, one JSON object a line.</summary>
    public string Orders => string.Join('\n', Enumerable.Range(1, 3).Select(Order));

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>A store whose surveys are due.</summary>
    public static SampleStore Today(string id) => new(id, Now.AddHours(-2));

    /// <summary>A store whose month is over and not closed.</summary>
    public static SampleStore TwoMonthsAgo(string id) => new(id, Now.AddMonths(-2));

    /// <summary>Number of the customer of an order.</summary>
    /// <param name="number">1 to 3.</param>
    public string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"+86138{_series:D6}0{number}");

    /// <summary>The requests that make the store and its orders, in order.</summary>
    public IEnumerable<HttpRequestMessage> Requests() =>
    [
        Hosting.Requests.Put("/api/schemes/worker-test", Scheme),
        Hosting.Requests.Put($"/api/stores/{Id}", $$"""
            {
              "name": "Test store", "timeZone": "{{(_isFarWest ? "Etc/GMT+6" : "Etc/UTC")}}", "locale": "en", "schemeId": "worker-test", "callbackAfterHours": 1, "startsOn": "{{Month}}-01",
              "sendingOpens": "00:00", "sendingCloses": "23:59"
            }
            """),
        Hosting.Requests.Post("/api/work-orders", Orders, "application/x-ndjson"),
    ];

    /// <summary>Makes the store and its orders.</summary>
    public async Task CreateAsync(RunningApp app)
    {
        foreach (var request in Requests())
        {
            var answer = await app.SendAsync(request);
            Assert.True((int)answer.Status is 200 or 201, answer.ToString());
        }
    }

    private DateTimeOffset Local(DateTimeOffset time) => _isFarWest ? time.AddHours(-6) : time;

    private string Order(int number) =>
        $$"""{"storeId":"{{Id}}","workOrderId":"order-{{number}}","staffId":"staff-{{number}}","customerPhone":"{{Phone(number)}}","openedAt":"{{Completed.AddHours(-2):O}}","completedAt":"{{Completed:O}}"}""";
}
