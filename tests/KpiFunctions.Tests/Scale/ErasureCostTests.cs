using System.Globalization;
using System.Text;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using NodaTime;
using Xunit.Abstractions;

namespace KpiFunctions.Tests.Scale;

/// <summary>
/// What it costs to erase a customer follows from what there is of the customer, not from how many others there are. Set KPI_SCALE_ORDERS to the number of
/// orders of others in the second round (600 by default); the first has a tenth of them.
/// </summary>
public sealed class ErasureCostTests(AzuriteFixture azurite, ITestOutputHelper output) : AppTest(azurite)
{
    private static readonly int Others =
        Environment.GetEnvironmentVariable("KPI_SCALE_ORDERS") is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : 600;

    [Fact]
    public async Task An_erasure_costs_the_same_however_many_orders_others_have()
    {
        var customers = new[] { "13900000001", "13900000002" };
        Clock.Now = Utc("2026-10-01T00:00:00Z");
        foreach (var number in customers)
        {
            await ServeAsync(number);
        }

        await AddOthersAsync(0, Others / 10);
        var few = await EraseAsync(customers[0]);
        await AddOthersAsync(Others / 10, Others);
        var many = await EraseAsync(customers[1]);

        output.WriteLine($"{few.Transactions} transactions among {Others / 10} orders of others, {many.Transactions} among {Others}; {many.Records} records erased.");
        Assert.Equal((few.Records, few.Transactions), (many.Records, many.Transactions));

        // Three orders, two answers, a complaint that somebody has written down and the one that the low rating has opened.
        Assert.Equal(7, many.Records);
    }

    /// <summary>Three visits in two months: an answer that is content, one that is not, a complaint that was written down.</summary>
    private async Task ServeAsync(string number)
    {
        foreach (var (day, text) in new (int Day, string? Text)[] { (1, "5 谢谢师傅"), (12, "2 等太久"), (25, null) })
        {
            var completed = Utc($"2026-09-{day:D2}T02:00:00Z");
            Clock.Now = completed;
            await ImportOrderAsync($"{number}-{day}", $"2026-09-{day:D2}T10:00:00", "+86" + number, openedAt: "2026-09-01T08:00:00");
            await SendDueAsync(completed + Duration.FromHours(72));
            if (text is not null)
            {
                await ReplyAsync(text, Clock.Now + Duration.FromHours(1), "86" + number, id: $"{number}-{day}");
            }
        }

        Assert.Equal(1, (await ImportAsync(
            $"storeId,complaintId,workOrderId,receivedAt,text\nS1,K{number},{number}-25,2026-09-26T10:00:00,太贵了\n",
            KpiFunctions.Features.Complaints.ComplaintParser.Columns,
            (rows, report) => Get<KpiFunctions.Features.Complaints.ComplaintImport>().ImportAsync(rows, Ingest, report, CancellationToken.None))).Accepted);
    }

    private async Task AddOthersAsync(int from, int to)
    {
        var rows = new StringBuilder("storeId,workOrderId,staffId,customerId,customerPhone,openedAt,completedAt\n");
        for (var i = from; i < to; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"S1,W{i},A,C{i},+86138{i:D8},2026-09-{1 + (i % 27):D2}T08:00:00,2026-09-{1 + (i % 27):D2}T10:00:00\n");
        }

        Assert.Equal(to - from, (await ImportAsync(rows.ToString())).Accepted);
    }

    private async Task<(int Records, long Transactions)> EraseAsync(string number)
    {
        var before = Get<StorageTransactionCounter>().Snapshot().Values.Sum();
        var proof = await Get<CustomerErasure>().EraseAsync(
            new EraseCustomerJson("+86" + number).ToRequest(), new Caller("admin", Role.Admin, [], null), CancellationToken.None);
        return (proof.Records, Get<StorageTransactionCounter>().Snapshot().Values.Sum() - before);
    }
}
