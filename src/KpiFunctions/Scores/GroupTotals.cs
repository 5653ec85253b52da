using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Months;
using KpiFunctions.Storage;
using NodaTime;

namespace KpiFunctions.Scores;

/// <summary>
/// The totals of all stores that have closed a month, for ranks across them. A store belongs to the group that it belonged to when it closed the month;
/// as the stores of a group close at different times, places can change until the last one has.
/// </summary>
public sealed class GroupTotals(Tables tables)
{
    private const string Totals = "Totals";
    private const string Group = "Group";

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
            entries.AddRange(JsonSerializer.Deserialize<TotalJson[]>(row.GetLongText(Totals))!.Select(t => (row.GetString(Group), t.ToEntry(store))));
        }

        return new GroupRanks(stores, [.. entries.GroupBy(e => e.Group, e => e.Entry).SelectMany(g => Rank(g.Key, [.. g]))]);
    }

    /// <summary>Places in the group of the people of one store, by person and first day in the role; none while the store has not closed the month.</summary>
    public async Task<IReadOnlyDictionary<(StaffId Staff, LocalDate? From), ScoreRank>> RankAsync(StoreMonth month, CancellationToken cancellationToken) =>
        (await RankAsync(month.Month, cancellationToken)).Places
            .Where(p => p.Entry.StoreId == month.StoreId)
            .ToDictionary(p => (p.Entry.StaffId, p.Entry.Days?.Start), p => p.Rank);

    internal async Task WriteAsync(Store store, ScoredMonth scored, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Keys.Month(scored.Month.Month), store.Id.Value);
        row.SetText(Group, store.Group);
        row.SetLongText(Totals, JsonSerializer.Serialize(scored.Scores.Select(TotalJson.Of)));
        await tables.Scores.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    private static IEnumerable<GroupPlace> Rank(string? group, GroupEntry[] entries) =>
        entries.Zip(GroupRanking.Of(entries), (entry, rank) => new GroupPlace(group, entry, rank));

    /// <param name="From">First day of a partial result; with <paramref name="To"/>, its last one.</param>
    private sealed record TotalJson(string Staff, string? Role, decimal Total, DateOnly? From = null, DateOnly? To = null)
    {
        internal static TotalJson Of(StaffScore score) => new(
            score.Staff.StaffId.Value, score.Role, score.Total, score.Staff.Days?.Start.ToDateOnly(), score.Staff.Days?.End.ToDateOnly());

        internal GroupEntry ToEntry(StoreId store) => new(store, StaffId.Parse(Staff), Role, Total)
        {
            Days = From is { } from && To is { } to ? new DateInterval(LocalDate.FromDateOnly(from), LocalDate.FromDateOnly(to)) : null,
        };
    }
}
