using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.Testing;

namespace KpiFunctions.LocalHost.Tests.Hosting;

public sealed class RedeliveryTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly string[] Messages = [.. Enumerable.Range(0, 40).Select(i => $"{i}")];

    [Fact]
    public async Task Every_message_comes_twice_and_out_of_order_over_all_batches()
    {
        var calls = await DeliverAsync(seed: 1);

        Assert.Equal(Messages.Concat(Messages).Order(), calls.Order());
        Assert.NotEqual(Messages, calls.Distinct());
        Assert.Contains(calls.Take(10), c => Array.IndexOf(Messages, c) >= 16);
    }

    [Fact]
    public async Task The_seed_decides_the_order()
    {
        var first = await DeliverAsync(seed: 7);

        Assert.Equal(first, await DeliverAsync(seed: 7));
        Assert.NotEqual(first, await DeliverAsync(seed: 8));
    }

    [Fact]
    public async Task A_message_that_fails_in_one_of_its_deliveries_is_tried_again()
    {
        await using var test = await TestApplication.StartAsync(azurite, functions: typeof(TextWorker));
        test.Recorder.Behaviour = (_, _) => test.Recorder.Calls.Count == 2 ? throw new InvalidOperationException() : Task.CompletedTask;
        await test.SendAsync("x");

        await test.Drain(new Redelivery(1)).DrainAsync(default);

        Assert.Equal(4, test.Recorder.Calls.Count);
    }

    private async Task<IReadOnlyList<string>> DeliverAsync(int seed)
    {
        await using var test = await TestApplication.StartAsync(azurite, functions: typeof(TextWorker));
        await test.SendAsync(Messages);
        await test.Drain(new Redelivery(seed)).DrainAsync(default);
        return test.Recorder.Calls;
    }
}
