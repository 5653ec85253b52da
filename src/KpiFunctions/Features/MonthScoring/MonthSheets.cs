using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Sheets;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>
/// The rating sheets by which marks of a month are taken, shown and scored: those in force, and of a month that was closed those that it was closed with, unless
/// it was reopened to take the master data of today.
/// </summary>
public sealed class MonthSheets(FrozenMonths frozen, SheetStore sheets)
{
    public async Task<RatingSheet?> FindAsync(StoreMonth month, SheetId id, CancellationToken cancellationToken) =>
        await FindAsync(await frozen.FindAsync(month, cancellationToken), month, id, cancellationToken);

    /// <param name="closedWith">From <see cref="FrozenMonths"/>, for who has it already.</param>
    public async Task<RatingSheet?> FindAsync(MonthBasis? closedWith, StoreMonth month, SheetId id, CancellationToken cancellationToken) =>
        closedWith?.Settings.Sheets.All.FirstOrDefault(s => s.Id == id) is { } kept ? kept

        // Its schemes took marks on paper: there was no such sheet then. One that they do not name counts in no score of the month, but in drafts that are tried on it.
        : closedWith is not null && SheetStore.NamedBy(closedWith.Schemes.Values).Contains(id) ? null
        : (await sheets.FindForMonthAsync(id, month.Month, cancellationToken))?.Document;
}
