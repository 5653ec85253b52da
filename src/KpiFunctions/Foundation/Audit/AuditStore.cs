using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Foundation.Audit;

/// <summary>The entries, which are only ever added: nothing here changes or deletes one, and nothing else knows their table. They are kept for good.</summary>
public sealed class AuditStore(Tables tables)
{
    /// <summary>Characters of all values of a page, so that a page of large ones fits into memory.</summary>
    private const int MostCharacters = 4_000_000;

    /// <summary>Keeps entries of one month, up to a hundred in one transaction. One that is there already, because it was told before, stays.</summary>
    public Task AddAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken cancellationToken) =>
        tables.Audit.AddAllAsync(entries.Select(AuditRow.From), cancellationToken);

    /// <summary>
    /// Entries of a period, of one store the newest first; of all stores those of the newest month first, in it by store, and those without a store last.
    /// A page of large entries may hold fewer than asked for.
    /// </summary>
    /// <exception cref="ProblemException">The page is said to follow one that never was.</exception>
    public async Task<Page<AuditEntry>> ListAsync(StoreId? store, AuditPeriod period, PageRequest page, CancellationToken cancellationToken)
    {
        var entries = new List<AuditEntry>();
        var characters = 0;
        var place = PlaceOf(page);
        foreach (var month in period.Partitions().SkipWhile(month => place is { } p && month != p.Partition))
        {
            var after = month == place?.Partition ? place.Value.Row : string.Empty;
            await foreach (var row in tables.Audit.ListFilteredAsync(Filter(store, period, month, after), cancellationToken, page.Limit + 1 - entries.Count))
            {
                var entry = AuditRow.Read(row);
                entries.Add(entry);
                characters += (entry.Before?.Length ?? 0) + (entry.After?.Length ?? 0);
                if (characters > MostCharacters && entries.Count is > 1 and var count)
                {
                    return (page with { Limit = count - 1 }).PageOf(entries, AuditKeys.Place);
                }
            }

            if (entries.Count > page.Limit)
            {
                break;
            }
        }

        return page.PageOf(entries, AuditKeys.Place);
    }

    private static string Filter(StoreId? store, AuditPeriod period, string month, string after) => store is { } one
        ? TableClient.CreateQueryFilter(
            $"PartitionKey eq {month} and RowKey gt {Later(after, AuditKeys.RowsStart(one, period))} and RowKey lt {AuditKeys.RowsEnd(one, period)}")
        : TableClient.CreateQueryFilter(
            $"PartitionKey eq {month} and RowKey gt {after} and At ge {period.From.ToDateTimeOffset()} and At lt {period.To.ToDateTimeOffset()}");

    private static string Later(string one, string other) => string.CompareOrdinal(one, other) > 0 ? one : other;

    private static (string Partition, string Row)? PlaceOf(PageRequest page) => page.After is not { } after ? null
        : AuditKeys.ParsePlace(after)
            ?? throw new ProblemException(Problems.Invalid("The continuation is none that this list gave. Repeat it as it came, or leave it out for the first page."));
}
