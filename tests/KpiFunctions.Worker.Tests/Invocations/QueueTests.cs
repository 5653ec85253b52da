using KpiFunctions.Worker.Tests.Hosting;
using KpiFunctions.Worker.Tests.Protocol;

namespace KpiFunctions.Worker.Tests.Invocations;

/// <summary>
/// A message that can never be processed must not fail: the host would try it again and again and tell nobody. It becomes a dead letter
/// with its reason, whichever function it came to.
/// </summary>
[Collection(AppCollection.Name)]
public sealed class QueueTests(AppFixture fixture)
{
    private RunningApp App => fixture.App;

    private IReadOnlyList<LoadedFunction> Workers => [.. App.Functions.Where(function => function.IsQueue && !function.IsPoison)];

    [Fact]
    public async Task Every_queue_function_takes_what_belongs_into_its_queue()
    {
        var store = SampleStore.Today("queues");
        await store.CreateAsync(App);
        var messages = QueueMessages.Good(store);

        var faults = new List<string>();
        foreach (var worker in Workers)
        {
            // A report may come before the text was sent; it is kept with the reason that no text was.
            var expected = worker.Name == "RecordDeliveryWorker" ? 1 : 0;
            faults.AddRange(await FaultsAsync(worker, worker, messages[worker.Name], expected));
        }

        AssertNone(faults);
    }

    [Fact]
    public Task What_is_no_JSON_becomes_a_dead_letter() => AssertDeadLettersAsync(["this is no JSON", "{\"Store\":", "", "<xml/>"]);

    [Fact]
    public Task JSON_of_another_shape_becomes_a_dead_letter() => AssertDeadLettersAsync(QueueMessages.OfAnotherShape);

    [Fact]
    public Task An_event_of_an_unknown_type_becomes_a_dead_letter() => AssertDeadLettersAsync(QueueMessages.UnknownEvents);

    [Fact]
    public async Task What_lies_in_a_poison_queue_becomes_a_dead_letter_of_the_function_that_failed_on_it()
    {
        var faults = new List<string>();
        foreach (var poison in App.Functions.Where(function => function.IsPoison))
        {
            var failed = Workers.Single(worker => worker.Queue + "-poison" == poison.Queue);
            faults.AddRange(await FaultsAsync(poison, failed, """{"failed":"five times"}""", expectedLetters: 1));
        }

        AssertNone(faults);
    }

    // All of them at once: one message more that fails is not hidden behind another.
    private static void AssertNone(List<string> faults) => Assert.True(faults.Count == 0, string.Join('\n', faults));

    private async Task AssertDeadLettersAsync(IEnumerable<string> messages)
    {
        var faults = new List<string>();
        foreach (var worker in Workers)
        {
            foreach (var message in messages)
            {
                faults.AddRange(await FaultsAsync(worker, worker, message, expectedLetters: 1));
            }
        }

        AssertNone(faults);
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(LoadedFunction worker, LoadedFunction owner, string message, int expectedLetters)
    {
        StatusResult? result = null;
        var letters = await DeadLetterList.NewAsync(App, async () => result = await App.DeliverAsync(worker, message));
        return result!.Status != StatusResult.Types.Status.Success ? [$"{worker.Name} failed on {message}: {result.Exception?.Message}"]
            : letters.Count != expectedLetters || letters.Any(letter => letter.Function != owner.Name || letter.Reason.Length == 0)
                ? [$"{worker.Name} left {string.Join(", ", letters)} for {message}, where {expectedLetters} dead letter of {owner.Name} was expected"]
            : [];
    }
}
