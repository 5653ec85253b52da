using Azure.Core.Pipeline;
using Azure.Data.Tables;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Surveys.Crashes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KpiFunctions.Tests.Features.Privacy;

/// <summary>An erasure that dies at any of its steps leaves nothing behind when it is asked for again, and its proofs say what happened.</summary>
public sealed class CustomerErasureCrashTests(AzuriteFixture azurite)
    : AppTest(azurite, services => services.AddSingleton<HttpPipelinePolicy>(new KillSwitch.StoragePolicy((_, _, _) => { })))
{
    [Fact]
    public async Task An_erasure_that_dies_at_any_step_is_finished_when_it_is_asked_for_again()
    {
        Clock.Now = Utc("2026-09-10T02:00:00Z");
        await ImportAsync("storeId,workOrderId,staffId,customerId,customerPhone,openedAt,completedAt\nS1,W1,A,C1,+8613800000001,2026-09-01T08:00:00,2026-09-07T10:00:00\n");
        await SendDueAsync(Clock.Now);
        await ReplyAsync("5 谢谢师傅", Clock.Now + Duration.FromHours(1));
        await DeliverReplyAsync("broken, from +8613800000001");
        var request = new EraseCustomerJson(Store: "S1", CustomerId: "C1").ToRequest();
        var admin = new Caller("admin", Role.Admin, [], null);

        var deaths = 0;
        while (!await KillSwitch.RunAsync(deaths + 1, deaths % 2 == 0, () => Get<CustomerErasure>().EraseAsync(request, admin, CancellationToken.None)))
        {
            deaths++;
        }

        Assert.True(deaths >= 7, $"It died {deaths} times only.");
        Assert.Empty(await Get<Tables>().Contacts.QueryAsync<TableEntity>().ToListAsync());
        Assert.Empty(await Get<Tables>().DeadLetters.QueryAsync<TableEntity>().ToListAsync());
        var rows = await Get<Tables>().WorkOrders.QueryAsync<TableEntity>().ToListAsync();
        Assert.DoesNotContain(rows, row => row.ContainsKey("Phone") || row.ContainsKey("Text") || row.ContainsKey("Comment") || row.ContainsKey("ErasedContact"));
        var proofs = (await Get<ErasureStore>().ListAsync(new PageRequest(1000, null), CancellationToken.None)).Items;
        Assert.Contains(proofs, p => p.CompletedAt is not null);
        Assert.Contains(proofs, p => p.CompletedAt is null);
    }
}
