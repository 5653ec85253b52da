using System.Globalization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using NodaTime;

namespace KpiFunctions.Features.Reports;

/// <summary>One person's results month by month, the oldest first: closed ones as they were closed, the others as they stand now.</summary>
public sealed class TrendReport(ScoreQuery scores, StoreDirectory stores)
{
    private const int DefaultMonths = 12;
    private const int MostMonths = 36;

    /// <exception cref="ProblemException">The text is no number of months.</exception>
    public static int MonthsOf(string? text) =>
        string.IsNullOrEmpty(text) ? DefaultMonths
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months is >= 1 and <= MostMonths ? months
        : throw new ProblemException(Problems.Invalid($"'{text}' is no number of months; ask for 1 to {MostMonths}."));

    /// <summary>The months through the one that the store is in now; <see langword="null"/> when the store has no such person.</summary>
    public async Task<byte[]?> ReadAsync(Store store, StaffId staffId, int months, CancellationToken cancellationToken)
    {
        var last = stores.Today(store).ToYearMonth();
        var shown = await Task.WhenAll(Enumerable.Range(0, months).Select(i => ReadAsync(store, staffId, last.PlusMonths(1 - months + i), cancellationToken)));
        return shown.All(m => m.Month.Results.Count == 0) && await stores.FindStaffAsync(store.Id, staffId, cancellationToken) is null
            ? null
            : TrendJson.Write(store.Id, staffId, shown);
    }

    private async Task<TrendMonth> ReadAsync(Store store, StaffId staffId, YearMonth yearMonth, CancellationToken cancellationToken)
    {
        var month = await scores.FindAsync(store, yearMonth, cancellationToken);
        return new TrendMonth(yearMonth, month with { Results = [.. month.Results.Where(r => r.StaffId == staffId)] });
    }
}
