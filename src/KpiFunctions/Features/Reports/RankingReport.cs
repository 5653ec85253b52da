using System.Globalization;
using KpiFunctions.Domain;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Reports;

/// <summary>
/// Closed results of a month across the stores of each group. A place says how many are ranked and nothing else of the people of other stores;
/// a group that the caller has no store in looks like one that does not exist.
/// </summary>
public sealed class RankingReport(GroupTotalStore totals, StoreDirectory stores)
{
    /// <returns><c>{ month, items: [ { group, role, schemeId, place, of, storeId, staffId, days, total } ], notClosed: [ store ], continuation }</c>, by group, role, scheme, place and person.</returns>
    public async Task<object> ReadAsync(YearMonth month, RankingFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var ranks = GroupRanks.Of(await totals.ListAsync(month, cancellationToken));
        var entries = ranks.Places
            .Where(filter.Shows)
            .Select(p => (Key: KeyOf(p), Place: p))
            .Where(e => page.After is null || string.CompareOrdinal(e.Key, page.After) > 0)
            .OrderBy(e => e.Key, StringComparer.Ordinal)
            .Take(page.Limit + 1)
            .ToList();
        var (items, continuation) = page.PageOf(entries, e => e.Key);
        return new
        {
            Month = YearMonthPattern.Iso.Format(month),
            Items = items.Select(e => Show(e.Place)),
            NotClosed = await ListOpenAsync(filter, ranks.Closed, cancellationToken),
            Continuation = continuation,
        };
    }

    /// <summary>Sorts by group, role, scheme, place and person; a line feed sorts before everything that a name can hold.</summary>
    private static string KeyOf(GroupPlace place) => string.Join(
        '\n',
        place.Group,
        place.Entry.Role,
        place.Entry.SchemeId,
        place.Rank.Place.ToString("D9", CultureInfo.InvariantCulture),
        place.Entry.StaffId,
        place.Entry.StoreId,
        place.Entry.Days is { } days ? LocalDatePattern.Iso.Format(days.Start) : null);

    private async Task<IEnumerable<string>> ListOpenAsync(RankingFilter filter, IReadOnlySet<StoreId> closed, CancellationToken cancellationToken) =>
        (await stores.ListAsync(cancellationToken))
            .Where(s => filter.Shows(s) && !closed.Contains(s.Id))
            .Select(s => s.Id.Value)
            .Order(StringComparer.Ordinal);

    private static object Show(GroupPlace place) => new
    {
        place.Group,
        place.Entry.Role,
        SchemeId = place.Entry.SchemeId.Value,
        place.Rank.Place,
        place.Rank.Of,
        StoreId = place.Entry.StoreId.Value,
        StaffId = place.Entry.StaffId.Value,
        Days = place.Entry.Days is { } days
            ? new { From = LocalDatePattern.Iso.Format(days.Start), To = LocalDatePattern.Iso.Format(days.End) }
            : null,
        Total = CanonicalJson.Plain(place.Entry.Total),
    };
}
