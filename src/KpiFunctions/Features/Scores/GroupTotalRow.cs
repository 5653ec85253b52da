using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Scores;

/// <summary>The totals of a store as a row of its month.</summary>
internal static class GroupTotalRow
{
    private const string Totals = "Totals";
    private const string Group = "Group";
    private const string Version = "Version";

    internal static TableEntity From(YearMonth month, StoreTotals totals)
    {
        var row = new TableEntity(Keys.Month(month), totals.StoreId.Value) { [Version] = totals.Version };
        row.SetText(Group, totals.Group);
        row.SetLongText(Totals, JsonSerializer.Serialize(totals.Entries.Select(TotalJson.Of)));
        return row;
    }

    internal static StoreTotals Read(TableEntity row)
    {
        var store = StoreId.Parse(row.RowKey);
        return new(
            store,
            GroupOf(row),
            VersionOf(row),
            [.. JsonSerializer.Deserialize<TotalJson[]>(row.GetLongText(Totals))!.Select(t => t.ToEntry(store))]);
    }

    internal static int VersionOf(TableEntity row) => row.GetInt32(Version)!.Value;

    internal static string? GroupOf(TableEntity row) => row.GetString(Group);

    /// <param name="From">First day of a partial result; with <paramref name="To"/>, its last one.</param>
    private sealed record TotalJson(string Staff, string? Role, string Scheme, decimal Total, DateOnly? From = null, DateOnly? To = null)
    {
        internal static TotalJson Of(GroupEntry entry) =>
            new(entry.StaffId.Value, entry.Role, entry.SchemeId.Value, entry.Total, entry.Days?.Start.ToDateOnly(), entry.Days?.End.ToDateOnly());

        internal GroupEntry ToEntry(StoreId store) => new(store, StaffId.Parse(Staff), Role, SchemeId.Parse(Scheme), Total)
        {
            Days = From is { } from && To is { } to ? new DateInterval(LocalDate.FromDateOnly(from), LocalDate.FromDateOnly(to)) : null,
        };
    }
}
