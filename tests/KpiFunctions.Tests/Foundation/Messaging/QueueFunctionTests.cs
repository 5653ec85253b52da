using KpiFunctions.Features.DeadLetters;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Tests.Foundation.Messaging;

/// <summary>What holds for every queue, by the triggers that there really are.</summary>
public sealed class QueueFunctionTests(AzuriteFixture azurite) : AppTest(azurite)
{
    public static TheoryData<string> Workers => [.. QueueFunction.Workers.Select(f => f.Name)];

    [Fact]
    public async Task Every_queue_that_a_function_reads_is_made_at_the_start_with_its_poison_queue()
    {
        Assert.Equal(QueueFunction.Workers.Select(f => f.Setting).Order(), Get<Queues>().All.Select(q => q.Setting).Order());
        foreach (var queue in Get<Queues>().All)
        {
            Assert.Equal(queue.Client.Name + Queues.PoisonSuffix, queue.Poison.Name);
            Assert.True(await queue.Client.ExistsAsync(), queue.Client.Name);
            Assert.True(await queue.Poison.ExistsAsync(), queue.Poison.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public async Task What_a_function_failed_on_is_kept_in_its_name_and_goes_back_into_its_queue(string name)
    {
        var function = QueueFunction.Workers.Single(f => f.Name == name);

        await function.PoisonWorker.RunAsync(Get<IServiceProvider>(), "what failed");

        var letter = Assert.Single(await Get<DeadLetterStore>().ListAsync(CancellationToken.None));
        Assert.Equal((name, "what failed", DeadLetterStore.FailedRepeatedly), (letter.Function, letter.Message, letter.Reason));
        var replayed = await Get<DeadLetterReplay>().ReplayAsync(letter.Id, new Caller("operator", Role.Admin, [], null), CancellationToken.None);
        Assert.Equal(StatusCodes.Status200OK, (replayed as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK);
        var queue = Get<Queues>().All.Single(q => q.Setting == function.Setting);
        Assert.Equal(["what failed"], await TakeAsync(queue.Client));
    }

    [Fact]
    public void A_function_without_a_queue_has_none() => Assert.All(
        [nameof(ListDeadLettersEndpoint), nameof(SurveySendPoisonWorker), "NoFunction"], name => Assert.Null(Get<Queues>().Of(name)));
}
