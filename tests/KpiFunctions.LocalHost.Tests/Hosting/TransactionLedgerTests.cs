using KpiFunctions.Foundation.Storage;
using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.LocalHost.Tests.Hosting;

public sealed class TransactionLedgerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Each_transaction_belongs_to_the_purpose_of_its_moment_but_polls_and_scans_are_apart()
    {
        await using var test = await TestApplication.StartAsync(azurite, functions: typeof(TextWorker));
        var queue = test.Application.QueueService.GetQueueClient(test.Queue.Name);
        var ledger = new TransactionLedger(test.Application.Services.GetRequiredService<StorageTransactionCounter>());
        await queue.GetPropertiesAsync();

        ledger.Switch("sending");
        await queue.SendMessageAsync("x");
        await queue.ReceiveMessagesAsync();
        ledger.Switch("timer", isTimer: true);
        await queue.GetPropertiesAsync();
        await queue.ClearMessagesAsync();
        ledger.Switch(null);
        await queue.ClearMessagesAsync();
        ledger.Switch("end");

        Assert.Equal(
            new Dictionary<string, long> { ["sending"] = 1, [TransactionLedger.Polls] = 1, ["timer"] = 1, [TransactionLedger.Scans] = 1 },
            ledger.Totals);
    }
}
