using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;

namespace KpiFunctions.Tests.Features.Privacy;

/// <summary>One customer of two stores, with the same ids and words in both: who supervises one erases there, and not a cell of the other changes.</summary>
public sealed class OwnStoresErasureTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private const string Number = "13900000077";

    /// <summary>Tables that tell who did what, which grow with every request.</summary>
    private static readonly string[] Logs = [nameof(Tables.Audit), nameof(Tables.Erasures), nameof(Tables.ApiKeys)];

    /// <summary>The first of them texts the number, and the other one leaves it alone for a while.</summary>
    private static readonly string[] Both = ["S2", "S1"];

    [Theory]
    [InlineData($$"""{"phone":"+86{{Number}}"}""")]
    [InlineData("""{"store":"S1","customerId":"C1"}""")]
    public async Task A_supervisors_erasure_changes_nothing_of_another_store(string body)
    {
        await PlayAsync();
        var before = await RowsAsync();

        var answer = await AskAsync(new Caller("boss", Role.Supervisor, [Store], [Person("boss")]), nameof(EraseCustomerEndpoint), body);

        Assert.True(answer.Status == 200, answer.Body);
        var after = await RowsAsync();
        var changed = before.Where(row => after.GetValueOrDefault(row.Key) != row.Value).Select(row => row.Key).Concat(after.Keys.Except(before.Keys)).ToList();
        Assert.Equal(["StaffWords", "WorkOrderIndex", "WorkOrders"], changed.Select(c => c.Table).Distinct().Order(StringComparer.Ordinal));
        Assert.All(changed, c => Assert.Equal("S1", c.Partition.Split('|')[0]));
        Assert.Contains(before.Where(row => row.Key.Table == nameof(Tables.Contacts)), row => row.Value.Contains("S2", StringComparison.Ordinal));
        Assert.Contains(before.Keys, IsUnmatched);
        Assert.DoesNotContain(after.Where(row => row.Key.Partition.StartsWith("S1|", StringComparison.Ordinal)), row => row.Value.Contains("MARK", StringComparison.Ordinal));

        // The other store has texted the number, and the answer finds its survey.
        await ReplyAsync("5", Clock.Now, "86" + Number, "after");
        Assert.Equal(after.Keys.Count(IsUnmatched), (await RowsAsync()).Keys.Count(IsUnmatched));
    }

    /// <summary>The customer is served, asked, complains and is written about in both stores; the month closes and is reopened in both.</summary>
    private async Task PlayAsync()
    {
        await SaveStoreAsync(NewStore("S2"));
        Clock.Now = Utc("2026-09-29T00:00:00Z");

        // It answers nothing, and may be of any store.
        await ReplyAsync("MARK 我是谁", Clock.Now, "86" + Number, "stray");
        await DeliverReplyAsync($"MARK broken, of +86{Number}");
        foreach (var store in Both)
        {
            await Get<StoreDirectory>().UpdateStaffAsync(StoreId.Parse(store), StaffId.Parse("A"), known => known ?? new() { StoreId = StoreId.Parse(store), Id = StaffId.Parse("A") }, CancellationToken.None);
            await ImportAsync($"storeId,workOrderId,staffId,customerId,customerPhone,openedAt,completedAt\n{store},W1,A,C1,+86{Number},2026-09-27T08:00:00,2026-09-28T08:00:00\n");
            await SendDueAsync(Utc("2026-10-02T02:00:00Z"));
            await ImportAsync(
                $"storeId,complaintId,workOrderId,receivedAt,text\n{store},K1,W1,2026-09-28T10:00:00,MARK\n",
                ComplaintParser.Columns,
                (rows, report) => Get<ComplaintImport>().ImportAsync(rows, Ingest, report, CancellationToken.None));
            await ImportCustomerFactsAsync($"{store},F1,A,referral,2026-09-28,MARK of {Number}\n");
            await ImportFiguresAsync($"{store},A,2026-09,report.days_late,2,MARK of {Number},1,\n");
            await ImportRatingsAsync($"{store},A,2026-09,manner,boss,100,1,MARK of {Number},\n");
        }

        await CloseDueMonthsAsync(Utc("2026-10-06T03:00:00Z"));
        foreach (var store in Both)
        {
            var reopened = await AskAsync(Admin, nameof(ReopenMonthEndpoint), $$"""{"reason":"MARK of {{Number}}","hours":2}""", route: [("store", store), ("month", "2026-09")]);
            Assert.True(reopened.Status == 200, reopened.Body);
        }
    }

    private static bool IsUnmatched((string Table, string Partition, string Row) key) => key.Table == nameof(Tables.UnmatchedReplies);

    /// <summary>Every cell of every table, by row.</summary>
    private async Task<Dictionary<(string Table, string Partition, string Row), string>> RowsAsync()
    {
        var rows = new Dictionary<(string, string, string), string>();
        foreach (var property in typeof(Tables).GetProperties().Where(p => p.PropertyType == typeof(TableClient) && !Logs.Contains(p.Name)))
        {
            await foreach (var row in ((TableClient)property.GetValue(Get<Tables>())!).QueryAsync<TableEntity>())
            {
                var cells = row.Where(c => c.Key is not ("odata.etag" or "Timestamp")).OrderBy(c => c.Key, StringComparer.Ordinal);
                rows[(property.Name, row.PartitionKey, row.RowKey)] = string.Join('\n', cells.Select(c => $"{c.Key}={(c.Value is byte[] bytes ? Convert.ToHexString(bytes) : c.Value)}"));
            }
        }

        return rows;
    }
}
