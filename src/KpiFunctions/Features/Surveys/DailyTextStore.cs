using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Surveys;

/// <summary>How many texts of a store's day the instances have taken for themselves, under one version, so that a limit is never passed.</summary>
public sealed class DailyTextStore(Tables tables)
{
    private const string Taken = "Taken";

    /// <summary>Takes the right to some texts.</summary>
    /// <param name="wanted">At least 1.</param>
    /// <param name="limit">The most that all instances may take on this day.</param>
    /// <returns>How many were taken: as many as wanted, or what is left; 0 when nothing is.</returns>
    public async Task<int> TakeAsync(StoreId store, LocalDate day, int wanted, int limit, CancellationToken cancellationToken)
    {
        var share = 0;
        await tables.DailyTexts.ChangeAsync(
            store.Value,
            Keys.Day(day),
            row =>
            {
                var taken = row?.GetInt32(Taken) ?? 0;
                share = Math.Clamp(limit - taken, 0, wanted);
                return share == 0 ? null : new TableEntity(store.Value, Keys.Day(day)) { [Taken] = taken + share };
            },
            cancellationToken);
        return share;
    }
}
