using System.Net;
using System.Text.Json;
using KpiFunctions.Worker.Tests.Hosting;
using KpiFunctions.Worker.Tests.Metadata;
using KpiFunctions.Worker.Tests.Protocol;

namespace KpiFunctions.Worker.Tests.Invocations;

/// <summary>Orders on their way through timers, queues and endpoints; between them lie the messages that the app itself wrote.</summary>
[Collection(AppCollection.Name)]
public sealed class OrderFlowTests(AppFixture fixture)
{
    private RunningApp App => fixture.App;

    [Fact]
    public async Task Three_imported_orders_are_scored_at_once()
    {
        var store = SampleStore.Today("scored");
        HttpAnswer? import = null;
        foreach (var request in store.Requests())
        {
            import = await App.SendAsync(request);
        }

        Assert.Equal(3, import!.Json().GetProperty("accepted").GetInt32());
        var scores = await App.SendAsync(Requests.Get($"/api/scores/{store.Id}/{store.Month}"));
        Assert.Equal(HttpStatusCode.OK, scores.Status);
        Assert.Equal(["staff-1", "staff-2", "staff-3"], scores.Json().GetProperty("scores").EnumerateArray().Select(s => s.GetProperty("staffId").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_due_survey_leaves_and_its_answer_comes_in()
    {
        var store = SampleStore.Today("surveyed");
        await store.CreateAsync(App);

        await TickAsync();
        await PumpAsync("SendSurveyWorker");
        Assert.Equal("sent", await SurveyAsync(store, survey => survey.GetProperty("state").GetString()));

        await RequireAsync(App.DeliverAsync(App.Function("IngestReplyWorker"), QueueMessages.Reply(store.Phone(3), "5")));
        Assert.Equal("5", await SurveyAsync(store, survey => survey.GetProperty("answers")[0].GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_month_that_is_over_is_closed()
    {
        var store = SampleStore.TwoMonthsAgo("closed");
        await store.CreateAsync(App);

        await TickAsync();
        await PumpAsync("ScoreStoreWorker");

        var month = await App.SendAsync(Requests.Get($"/api/months/{store.Id}/{store.Month}"));
        Assert.Equal("closed", month.Json().GetProperty("state").GetString());
    }

    [Fact]
    public async Task Who_changed_the_store_can_be_read_with_what_the_host_called_it_by()
    {
        var store = SampleStore.Today("audited");
        await store.CreateAsync(App);

        var audit = await App.SendAsync(Requests.Get($"/api/audit?store={store.Id}"));

        var entries = audit.Json().GetProperty("items").EnumerateArray().Where(e => e.GetProperty("function").GetString() == "PutStoreEndpoint").ToList();
        Assert.Equal(["done", "asked"], entries.Select(e => e.GetProperty("stage").GetString()));
        Assert.All(entries, e => Assert.Equal(store.Id, e.GetProperty("route").GetProperty("store").GetString()));
    }

    private async Task<string?> SurveyAsync(SampleStore store, Func<JsonElement, string?> read) =>
        read((await App.SendAsync(Requests.Get($"/api/work-orders/{store.Id}/order-3"))).Json().GetProperty("survey"));

    // Whatever is due is found by some timer; which one is the app's own business.
    private async Task TickAsync()
    {
        foreach (var timer in App.Functions.Where(function => function.IsTimer))
        {
            await RequireAsync(App.TickAsync(timer));
        }
    }

    // What the host does with a queue: takes each message as it lies there, because host.json says so, and gives it to the function.
    private async Task PumpAsync(string worker)
    {
        Assert.Equal("none", HostJson.MessageEncoding);
        var function = App.Function(worker);
        var queue = App.Settings.Queue(function.Queue!);
        while ((await queue.ReceiveMessageAsync()).Value is { } message)
        {
            await RequireAsync(App.DeliverAsync(function, message.MessageText));
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }
    }

    private static async Task RequireAsync(Task<StatusResult> invocation)
    {
        var result = await invocation;
        Assert.True(result.Status == StatusResult.Types.Status.Success, result.Exception?.Message);
    }
}
