using System.Text.Json;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Records.Sheets;

/// <summary>Versions of rating sheets in the storage.</summary>
public sealed class SheetStoreTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly SheetId Conduct = SheetId.Parse("conduct");
    private static readonly YearMonth September = new(2026, 9);

    [Fact]
    public async Task A_version_that_somebody_touched_is_not_taken_for_the_one_that_was_saved()
    {
        var sheets = Get<SheetStore>();
        Assert.True(await sheets.TryAddAsync(Sheet(1), CancellationToken.None));
        var stored = await sheets.FindForMonthAsync(Conduct, September, CancellationToken.None);
        var reference = new SheetReference(Conduct, 1, stored!.Digest);
        Assert.Equal(1, (await sheets.FindAsync(reference, CancellationToken.None))!.Version);

        var row = await Get<Tables>().Sheets.FindAsync("conduct", "000001", CancellationToken.None);
        row!["Json0"] = row.GetString("Json0").Replace("\"points\":80", "\"points\":70", StringComparison.Ordinal);
        await Get<Tables>().Sheets.PutAsync(row, CancellationToken.None);
        Assert.Null(await sheets.FindAsync(reference, CancellationToken.None));
    }

    [Fact]
    public async Task Of_those_who_save_a_version_at_once_one_is_kept_and_the_same_again_is_the_same()
    {
        var sheets = Get<SheetStore>();
        var kept = await Task.WhenAll(Enumerable.Range(1, 4).Select(i => sheets.TryAddAsync(Sheet(1) with { ValidFrom = new YearMonth(2026, i) }, CancellationToken.None)));
        Assert.Single(kept, true);
        var stored = (await sheets.FindNewestAsync(Conduct, CancellationToken.None))!;
        Assert.True(await sheets.TryAddAsync(stored, CancellationToken.None));
    }

    [Fact]
    public async Task A_month_has_the_sheets_that_its_schemes_name_wherever_they_name_them()
    {
        var sheets = Get<SheetStore>();
        await sheets.TryAddAsync(Sheet(1), CancellationToken.None);
        await sheets.TryAddAsync(Sheet(2) with { ValidFrom = new YearMonth(2026, 10) }, CancellationToken.None);
        foreach (var (metric, month, version) in new[] { ("rating.conduct.attitude", 9, 1), ("rating.conduct.attitude", 11, 2), ("rating.conduct", 9, 0), ("rating.other.attitude", 9, 0), ("rating.conduct.skill", 8, 0) })
        {
            var scheme = TestScheme.Scheme with { Adjustments = [new() { Id = "sheet", Metric = metric, Each = 1 }] };
            var found = await sheets.ListInForceAsync([scheme], new YearMonth(2026, month), CancellationToken.None);
            Assert.Equal((metric, month, version), (metric, month, found.Count == 0 ? 0 : Assert.Single(found).Document.Version));
        }
    }

    private static RatingSheet Sheet(int version) => (JsonSerializer.Deserialize<SheetJson>(TestSheet.Json, ApiJson.Options)! with { Version = version }).Read().Sheet!;
}
