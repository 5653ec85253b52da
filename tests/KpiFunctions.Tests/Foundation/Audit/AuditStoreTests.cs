using KpiFunctions.Domain;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Foundation.Audit;

/// <summary>Entries are found by store and time, page by page, and stay as they were told.</summary>
public sealed class AuditStoreTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly StoreId Other = StoreId.Parse("S2");

    private static readonly AuditPeriod Autumn = new(Utc("2026-09-01T00:00:00Z"), Utc("2026-12-01T00:00:00Z"));

    [Fact]
    public async Task An_entry_comes_back_as_it_was_told()
    {
        var told = Entry("2026-09-10T02:00:00.123Z", Store) with
        {
            Step = 3,
            Actor = new AuditActor(AuditActorKind.Key, "0123456789abcdef", "Ada", "admin", "S1/A", "10.0.0.1"),
            Route = new Dictionary<string, string> { ["store"] = "S1", ["month"] = "2026-09" },
            Status = 200,
            Before = """{"name":"浦东"}""",
            After = """{"name":"North"}""",
            Counts = """{"records":3}""",
            LeftOut = 7,
        };

        await AddAsync(told);

        var kept = Assert.Single(await ListAsync(Store, Autumn));
        Assert.Equal(told.Route, kept.Route);
        Assert.Equal(told, kept with { Route = told.Route });
    }

    [Fact]
    public async Task A_store_has_its_own_entries_of_the_period_the_newest_first()
    {
        await AddAsync(Entry("2026-08-31T23:59:59.999Z", Store));
        await AddAsync(Entry("2026-09-01T00:00:00Z", Store));
        await AddAsync(Entry("2026-10-05T00:00:00Z", Store));
        await AddAsync(Entry("2026-10-05T00:00:00.001Z", Store));
        await AddAsync(Entry("2026-10-05T00:00:00Z", Other));
        await AddAsync(Entry("2026-10-05T00:00:00Z", store: null));
        await AddAsync(Entry("2026-12-01T00:00:00Z", Store));

        Assert.Equal(["2026-10-05T00:00:00.001", "2026-10-05T00:00:00", "2026-09-01T00:00:00"], await TimesAsync(Store, Autumn));
        Assert.Equal(["2026-10-05T00:00:00"], await TimesAsync(Other, Autumn));
        Assert.Equal(["2026-10-05T00:00:00"], await TimesAsync(Store, new AuditPeriod(Utc("2026-10-05T00:00:00Z"), Utc("2026-10-05T00:00:00.001Z"))));
        Assert.Empty(await TimesAsync(Store, new AuditPeriod(Utc("2026-10-06T00:00:00Z"), Utc("2026-11-01T00:00:00Z"))));
    }

    [Fact]
    public async Task Without_a_store_all_entries_come_month_by_month_those_without_a_store_last()
    {
        await AddAsync(Entry("2026-09-03T00:00:00Z", Store));
        await AddAsync(Entry("2026-10-03T00:00:00Z", store: null));
        await AddAsync(Entry("2026-10-04T00:00:00Z", Other));
        await AddAsync(Entry("2026-10-05T00:00:00Z", Store));
        await AddAsync(Entry("2026-12-01T00:00:00Z", Store));

        Assert.Equal(["2026-10-05T00:00:00", "2026-10-04T00:00:00", "2026-10-03T00:00:00", "2026-09-03T00:00:00"], await TimesAsync(null, Autumn));
    }

    [Theory]
    [InlineData("S1")]
    [InlineData(null)]
    public async Task Pages_follow_each_other_without_a_gap_or_a_repetition_across_months(string? store)
    {
        var told = Enumerable.Range(0, 9).Select(i => Entry($"2026-{(i < 4 ? "09" : "11")}-0{i + 1}T00:00:00Z", Store)).ToList();
        foreach (var entry in told)
        {
            await AddAsync(entry);
        }

        var read = new List<string>();
        string? after = null;
        do
        {
            var page = await Get<AuditStore>().ListAsync(store is null ? null : Store, Autumn, new PageRequest(2, after), CancellationToken.None);
            Assert.InRange(page.Items.Count, 1, 2);
            read.AddRange(page.Items.Select(e => e.Request));

            // What is told in the meantime comes before all pages, and so on none of the others.
            await AddAsync(Entry("2026-11-30T00:00:00Z", Store) with { Request = $"later {read.Count}" });
            after = page.Continuation is { } next ? System.Text.Encoding.UTF8.GetString(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(next)) : null;
        }
        while (after is not null);

        Assert.Equal([.. told.OrderByDescending(e => e.At).Select(e => e.Request)], read.Where(r => !r.StartsWith("later", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_told_twice_is_one_entry_and_the_first_one_stays()
    {
        var first = AuditEntry.OfClock(Utc("2026-10-05T00:00:00Z"), Store, "Worker", "close-202609-1") with { After = "1" };

        await AddAsync(first);
        await AddAsync(first with { After = "2" });

        Assert.Equal("1", Assert.Single(await ListAsync(Store, Autumn)).After);
    }

    [Fact]
    public async Task More_entries_than_a_transaction_takes_are_all_kept()
    {
        var told = Enumerable.Range(0, 250).Select(i => Entry("2026-10-05T00:00:00Z", StoreId.Parse($"M{i}"))).ToList();

        await Get<AuditStore>().AddAsync(told, CancellationToken.None);

        Assert.Equal(250, (await ListAsync(null, Autumn)).Count);
    }

    [Fact]
    public async Task The_largest_values_are_kept_and_a_page_of_them_is_a_small_one()
    {
        var large = AuditText.Json(new string('车', AuditText.LongestValue - 2));
        Assert.Equal(AuditText.LongestValue, large!.Length);
        for (var i = 0; i < 12; i++)
        {
            await AddAsync(Entry($"2026-10-05T00:00:{i:D2}Z", Store) with { Before = large, After = large });
        }

        var page = await Get<AuditStore>().ListAsync(Store, Autumn, new PageRequest(100, null), CancellationToken.None);

        Assert.InRange(page.Items.Count, 1, 11);
        Assert.NotNull(page.Continuation);
        Assert.All(page.Items, e => Assert.Equal((large, large), (e.Before, e.After)));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("2026")]
    [InlineData("2026-9|S1|x")]
    public async Task A_continuation_that_no_page_gave_is_refused(string place)
    {
        var refusal = await Answers.RefusalAsync(() => Get<AuditStore>().ListAsync(Store, Autumn, new PageRequest(10, place), CancellationToken.None));

        Assert.Contains("continuation", refusal.Detail(), StringComparison.Ordinal);
    }

    private static AuditEntry Entry(string at, StoreId? store) => new()
    {
        At = Utc(at),
        Request = Guid.NewGuid().ToString("N"),
        Stage = AuditStage.Done,
        Actor = AuditActor.Clock,
        Function = "Some",
        Store = store,
    };

    private Task AddAsync(AuditEntry entry) => Get<AuditStore>().AddAsync([entry], CancellationToken.None);

    private async Task<IReadOnlyList<AuditEntry>> ListAsync(StoreId? store, AuditPeriod period) =>
        (await Get<AuditStore>().ListAsync(store, period, new PageRequest(1000, null), CancellationToken.None)).Items;

    private async Task<IEnumerable<string>> TimesAsync(StoreId? store, AuditPeriod period) =>
        (await ListAsync(store, period)).Select(e => NodaTime.Text.InstantPattern.ExtendedIso.Format(e.At).TrimEnd('Z'));
}
