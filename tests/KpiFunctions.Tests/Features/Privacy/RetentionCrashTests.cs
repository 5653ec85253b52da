using Azure.Core.Pipeline;
using Azure.Data.Tables;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Surveys.Crashes;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Features.Privacy;

/// <summary>A sweep that dies at any of its steps is finished by the next one.</summary>
public sealed class RetentionCrashTests(AzuriteFixture azurite)
    : AppTest(azurite, services => services.AddSingleton<HttpPipelinePolicy>(new KillSwitch.StoragePolicy((_, _, _) => { })))
{
    [Fact]
    public async Task A_sweep_that_dies_at_any_step_is_finished_by_a_later_one()
    {
        // More than the 100 rows of one transaction, so that it can also die half-way through a month.
        Clock.Now = Utc("2026-09-10T02:00:00Z");
        var rows = Enumerable.Range(1, 150).Select(i => $"S1,W{i},A,+86138{i:D8},2026-09-01T08:00:00,2026-09-09T10:00:00\n");
        await ImportAsync("storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\n" + string.Concat(rows));
        await CloseDueMonthsAsync(Utc("2026-10-04T18:10:00Z"));
        Clock.Now = Utc("2027-04-02T18:00:00Z");

        var deaths = 0;
        while (!await KillSwitch.RunAsync(deaths + 1, deaths % 2 == 0, () => Get<RetentionSweep>().RunAsync(CancellationToken.None)))
        {
            deaths++;
        }

        // Stores, ledger, log, gate, the scan and two batches: it has died at each of them, and went on.
        Assert.True(deaths >= 7, $"It died {deaths} times only.");
        var left = Get<Tables>().WorkOrders.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Keys.StoreMonth(Month(2026, 9))}"));
        Assert.Equal((150, 0), (await left.CountAsync(r => r.ContainsKey("PhoneErasedAt")), await left.CountAsync(r => r.ContainsKey("Phone"))));
    }
}
