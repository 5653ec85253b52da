using KpiFunctions.Domain;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Ledger;
using NodaTime;

namespace KpiFunctions.Features.Evidence;

/// <summary>
/// The records behind a line of a score, by the very rules that score them. Source: 003, every figure traceable to its ledger lines;
/// 001, each deduction has its record.
/// </summary>
public sealed class EvidenceQuery(LedgerStore ledger, ClosedMonths closed, MonthBasisQuery bases, MonthRecordsQuery monthRecords)
{
    /// <param name="item">Id of an item or an adjustment of the person's scheme.</param>
    /// <returns>The metrics of the item and a page of the records, by time; <see langword="null"/> when the scheme has no such item.</returns>
    /// <exception cref="ProblemException">The person's scheme has no version that is valid in the month.</exception>
    public async Task<(IReadOnlyList<string> Metrics, Page<EvidenceRecord> Page)?> ReadAsync(
        Store store, YearMonth month, StaffId staff, string item, PageRequest page, CancellationToken cancellationToken)
    {
        var (basis, records) = await ReadMonthAsync(store, month, cancellationToken);
        var metrics = MetricsOf(basis, staff, item);
        if (metrics.All.Count == 0)
        {
            return null;
        }

        var found = ServiceRecords.Of(basis, records, metrics)
            .Concat(CallRecords.Of(basis, records, metrics))
            .Concat(OtherRecords.Of(basis, records, metrics))
            .Where(r => page.After is null || string.CompareOrdinal(r.Key, page.After) > 0)
            .OrderBy(r => r.Key, StringComparer.Ordinal)
            .Take(page.Limit + 1)
            .ToList();
        return (metrics.All, page.PageOf(found, r => r.Key));
    }

    /// <summary>What the scores that the API shows were made of: of a closed month the version in force, as it was frozen.</summary>
    private async Task<(MonthBasis Basis, MonthRecords Records)> ReadMonthAsync(Store store, YearMonth yearMonth, CancellationToken cancellationToken)
    {
        var month = new StoreMonth(store.Id, yearMonth);
        return await ledger.FindVersionAsync(store.Id, yearMonth, cancellationToken) is { } version
            ? await closed.ReadRecordsAsync(month, version, cancellationToken)
            : ((await bases.ReadAsync(store, yearMonth, cancellationToken)).Basis, await monthRecords.ReadAsync(month, cancellationToken));
    }

    private static ItemMetrics MetricsOf(MonthBasis basis, StaffId staff, string item)
    {
        try
        {
            return new ItemMetrics(basis, staff, item);
        }
        catch (NoSchemeInForceException e)
        {
            throw new ProblemException(Problems.Conflict(e.Message));
        }
    }
}
