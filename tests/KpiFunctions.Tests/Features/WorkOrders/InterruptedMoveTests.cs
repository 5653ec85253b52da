using Azure.Core.Pipeline;
using Azure.Data.Tables;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Calls;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Surveys.Crashes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KpiFunctions.Tests.Features.WorkOrders;

/// <summary>An order that is corrected into another month is found at every moment, whatever step the correction dies at.</summary>
public sealed class InterruptedMoveTests(AzuriteFixture azurite)
    : AppTest(azurite, services => services.AddSingleton<HttpPipelinePolicy>(new KillSwitch.StoragePolicy((_, _, _) => { })))
{
    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");
    private static readonly Instant Silent = Utc("2026-09-13T02:00:00Z");

    private static readonly string[] OneCopy = ["202608|W1|answer", "202608|W1|order", "202608|~callback|W1", "202609|W1|moved"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_to_an_order_whose_move_died_at_any_step_is_kept_and_the_import_leaves_one_copy(bool afterwards)
    {
        await StartInAsync(8);
        var deaths = 0;
        for (var ended = false; !ended; deaths += ended ? 0 : 1)
        {
            await ForgetEverythingAsync();
            await BecomeSilentAsync();
            ended = await KillSwitch.RunAsync(deaths + 1, afterwards, MoveAsync);

            await ReplyAsync("4", Silent + Duration.FromMinutes(5), id: "during");
            await KillSwitch.RunAsync(step: null, afterwards: false, MoveAsync);

            var moved = await OrderAsync("W1");
            Assert.Equal(Month(2026, 8), moved.Month);
            Assert.Equal([4], Assert.Single(await Get<WorkOrderStore>().GetAnswersAsync(moved.Month, moved.Order.Id, CancellationToken.None)).Ratings);
            Assert.Equal(Month(2026, 8), await Get<WorkOrderIndex>().FindAsync(Store, moved.Order.Id, CancellationToken.None));
            Assert.Equal(OneCopy, await RowsAsync());
        }

        Assert.True(deaths >= 5, $"It died {deaths} times only.");
    }

    [Fact]
    public async Task A_move_that_died_before_the_index_knew_of_it_can_go_on_to_a_third_month()
    {
        await StartInAsync(8);
        await BecomeSilentAsync();
        await MoveAsync();
        await Get<WorkOrderIndex>().SetAsync(Month(2026, 9), WorkOrderId.Parse("W1"), CancellationToken.None);

        await ImportOrderAsync("W1", "2026-07-30T10:00:00", openedAt: "2026-07-30T08:00:00");
        await ImportOrderAsync("W1", "2026-09-07T10:00:00", openedAt: "2026-09-07T08:00:00");

        Assert.Equal(Month(2026, 9), (await OrderAsync("W1")).Month);
        Assert.Equal(["202608|W1|moved", "202609|W1|moved", "202609|W1|order", "202609|~callback|W1"], (await RowsAsync()).Where(r => r[..6] is "202608" or "202609"));
        Assert.Equal(SurveyState.Sent, (await OrderAsync("W1")).Survey.State);
    }

    private async Task BecomeSilentAsync()
    {
        Clock.Now = Utc("2026-09-07T04:00:00Z");
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
        Clock.Now = Silent;
        await Get<CallbackRaiser>().RaiseAsync(new RaiseCallsMessage("S1", "202609", ["W1"]), CancellationToken.None);
    }

    private Task MoveAsync() => ImportOrderAsync("W1", "2026-08-31T10:00:00", openedAt: "2026-08-30T10:00:00");

    /// <summary>Month and kind of every row about the order, times and hashes left out.</summary>
    private async Task<IReadOnlyList<string>> RowsAsync() =>
        [.. (await Get<Tables>().WorkOrders.QueryAsync<TableEntity>().ToListAsync())
            .Where(r => r.RowKey != Keys.MonthGate)
            .Select(r => (Month: r.PartitionKey.Split('|')[1], Key: r.RowKey.Split('|')))
            .Select(r => r.Key[0] == Keys.Call ? $"{r.Month}|{Keys.Call}|{r.Key[2]}" : $"{r.Month}|{r.Key[0]}|{r.Key[1]}")
            .Order(StringComparer.Ordinal)];

    private async Task ForgetEverythingAsync()
    {
        foreach (var table in new[] { Get<Tables>().WorkOrders, Get<Tables>().WorkOrderIndex, Get<Tables>().Contacts, Get<Tables>().DueTexts })
        {
            foreach (var row in await table.QueryAsync<TableEntity>().ToListAsync())
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
            }
        }
    }
}
