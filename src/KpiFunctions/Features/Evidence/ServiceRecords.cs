using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;
using NodaTime;

namespace KpiFunctions.Features.Evidence;

/// <summary>The services behind a metric, each with its part in it and the customer's own words.</summary>
internal static class ServiceRecords
{
    internal static IEnumerable<EvidenceRecord> Of(MonthBasis basis, MonthRecords records, ItemMetrics metrics)
    {
        var answersOf = records.Answers.ToLookup(a => a.Order, a => a.Answer);
        var drawn = DrawnIn(basis, records, metrics);
        foreach (var service in records.Services(basis))
        {
            var rater = drawn.GetValueOrDefault(service.Order.Id);
            if (metrics.PartOf(m => rater is null ? m.PartOf(service) : m.PartOfDrawn(service)) is { } part)
            {
                yield return EvidenceRecord.At(
                    service.Order.CountsAt, $"service|{service.Order.Id}", View(service, rater, part, answersOf[service.Order.Id], basis.Settings.Tables, basis.Zone));
            }
        }
    }

    /// <summary>The column that customers were drawn to fill, by the orders about which they had answered. All answers decide who is drawn, so the whole month is looked at.</summary>
    private static Dictionary<WorkOrderId, string> DrawnIn(MonthBasis basis, MonthRecords records, ItemMetrics metrics)
    {
        var asking = metrics.SheetsIn(basis).Where(s => s.Customers is not null).ToDictionary(s => s.Id, s => s.Customers!.Id);
        return asking.Count == 0 ? [] : MonthFactsQuery.Make(basis, records).Facts.Drawn
            .Where(d => d.Staff == metrics.Staff && asking.ContainsKey(d.Sheet))
            .DistinctBy(d => d.Order)
            .ToDictionary(d => d.Order, d => asking[d.Sheet]);
    }

    private static object View(ServiceRecord service, string? rater, Metric part, IEnumerable<SurveyAnswer> answers, StoreTables tables, DateTimeZone zone) => new
    {
        Kind = "service",
        WorkOrderId = service.Order.Id.Value,
        Rater = rater,
        part.Numerator,
        part.Denominator,
        OpenedAt = service.Order.OpenedAt.At(zone),
        ArrivedAt = service.Order.ArrivedAt?.At(zone),
        PromisedAt = service.Order.PromisedAt?.At(zone),
        CompletedAt = service.Order.CompletedAt?.At(zone),
        StandardHours = tables.StandardHoursOf(service.Order),
        StandardHoursFrom = StoreTableJson.SourceOf(StoreTableKind.Hours, tables.HoursVersionOf(service.Order)),
        service.Order.ActualHours,
        Points = tables.PointsOf(service.Order),
        PointsFrom = StoreTableJson.SourceOf(StoreTableKind.Points, tables.PointsVersionOf(service.Order)),
        TextedAt = service.Result.SentAt?.At(zone),
        service.Result.Ratings,
        service.Result.Questions,
        Answers = answers.Select(a => new { ReceivedAt = a.ReceivedAt.At(zone), a.Text, a.Ratings, ReviewedBy = a.Review?.By, ErasedAt = a.ErasedAt?.At(zone) }),
    };
}
