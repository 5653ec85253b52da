using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys.Statistics;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Replies;
using KpiFunctions.Foundation;
using NodaTime;

namespace KpiFunctions.Features.Surveys;

/// <summary>Reads what became of a month's surveys: one scan of the month's partition, and the texts of that month that answered nothing.</summary>
public sealed class SurveyStatisticsQuery(MonthRecordsQuery months, UnmatchedReplyStore unmatched, TimeProvider time)
{
    public async Task<SurveyStatisticsJson> ReadAsync(Store store, StoreMonth month, CancellationToken cancellationToken)
    {
        var records = await months.ReadAsync(month, cancellationToken);
        var answersOf = records.Answers.ToLookup(a => a.Order, a => a.Answer);
        var builder = new SurveyStatisticsBuilder(time.Now(), month.ClosesAt(store));
        foreach (var service in records.Orders)
        {
            builder.Add(service.Order, service.Survey, [.. answersOf[service.Order.Id]]);
        }

        return SurveyStatisticsJson.Of(month, builder.Build(), await CountUnmatchedAsync(month.Month, store.Zone, cancellationToken));
    }

    private Task<int> CountUnmatchedAsync(YearMonth month, DateTimeZone zone, CancellationToken cancellationToken) => unmatched.CountAsync(
        zone.AtStartOfDay(month.OnDayOfMonth(1)).ToInstant(), zone.AtStartOfDay(month.PlusMonths(1).OnDayOfMonth(1)).ToInstant(), cancellationToken);
}
