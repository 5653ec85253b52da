using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Scores;

/// <summary>
/// The totals of all stores that have closed a month, for ranks across them. A store belongs to the group that it belonged to when it closed the month;
/// as the stores of a group close at different times, places can change until the last one has.
/// </summary>
public sealed class GroupTotals(Tables tables, ScoreStore scores)
{
    private const string Totals = "Totals";
    private const string Group = "Group";
    private const string Version = "Version";

    /// <summary>Everyone's place in a month, of those whose store has closed it by now.</summary>
    public async Task<GroupRanks> RankAsync(YearMonth month, CancellationToken cancellationToken)
    {
        var stores = new HashSet<StoreId>();
        var entries = new List<(string? Group, GroupEntry Entry)>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.Month(month)}");
        await foreach (var row in tables.Scores.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var store = StoreId.Parse(row.RowKey);
            stores.Add(store);
            string? group = row.GetString(Group);
            entries.AddRange(JsonSerializer.Deserialize<TotalJson[]>(row.GetLongText(Totals))!.Select((string? Group, GroupEntry Entry) (t) => (group, t.ToEntry(store))));
        }

        return new GroupRanks(stores, [.. entries.GroupBy(e => e.Group, e => e.Entry).SelectMany(g => Rank(g.Key, [.. g]))]);
    }

    /// <summary>Places in the group of the people of one store, by person and first day in the role; none while the store has not closed the month.</summary>
    public async Task<IReadOnlyDictionary<(StaffId Staff, LocalDate? From), ScoreRank>> RankAsync(StoreMonth month, CancellationToken cancellationToken) =>
        (await RankAsync(month.Month, cancellationToken)).Places
            .Where(p => p.Entry.StoreId == month.StoreId)
            .ToDictionary(p => (p.Entry.StaffId, p.Entry.Days?.Start), p => p.Rank);

    /// <summary>Takes the totals of a closed version; those of a later one stay. A store keeps the group that it had when the month was first closed.</summary>
    public async Task KeepAsync(Store store, StoreMonth month, int version, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (partition, key) = (Keys.Month(month.Month), store.Id.Value);
            var kept = await tables.Scores.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
            if (kept.HasValue && kept.Value!.GetInt32(Version) >= version)
            {
                return;
            }

            var row = new TableEntity(partition, key) { [Version] = version };
            row.SetText(Group, kept.HasValue ? kept.Value!.GetString(Group) : store.Group);
            row.SetLongText(Totals, JsonSerializer.Serialize((await scores.ReadAsync(month, version, cancellationToken)).Select(TotalJson.Of)));
            try
            {
                await (kept.HasValue
                    ? tables.Scores.UpdateEntityAsync(row, kept.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                    : tables.Scores.AddEntityAsync(row, cancellationToken));
                return;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                // Another worker wrote them in between: theirs may be those of a later version.
            }
        }
    }

    private static IEnumerable<GroupPlace> Rank(string? group, GroupEntry[] entries) =>
        entries.Zip(GroupRanking.Of(entries), (entry, rank) => new GroupPlace(group, entry, rank));

    /// <param name="From">First day of a partial result; with <paramref name="To"/>, its last one.</param>
    private sealed record TotalJson(string Staff, string? Role, decimal Total, DateOnly? From = null, DateOnly? To = null)
    {
        internal static TotalJson Of(ClosedScore score)
        {
            using var document = JsonDocument.Parse(score.Document);
            var json = document.RootElement;
            var days = json.TryGetProperty("days", out var found) ? found : (JsonElement?)null;
            return new(
                score.StaffId.Value, json.GetProperty("role").GetString(), json.GetProperty("total").GetDecimal(), DayOf(days, "from"), DayOf(days, "to"));
        }

        internal GroupEntry ToEntry(StoreId store) => new(store, StaffId.Parse(Staff), Role, Total)
        {
            Days = From is { } from && To is { } to ? new DateInterval(LocalDate.FromDateOnly(from), LocalDate.FromDateOnly(to)) : null,
        };

        private static DateOnly? DayOf(JsonElement? days, string name) =>
            days is { } json ? DateOnly.ParseExact(json.GetProperty(name).GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }
}
