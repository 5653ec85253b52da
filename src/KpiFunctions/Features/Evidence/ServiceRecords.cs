using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
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
            if (metrics.PartOf(PartIn) is var (part, rater))
            {
                yield return EvidenceRecord.At(
                    service.Order.CountsAt, $"service|{service.Order.Id}", View(service, rater, part, answersOf[service.Order.Id], basis.Settings.Tables, basis.Zone));
            }

            (Metric Part, string? Rater)? PartIn(MetricEvidence metric)
            {
                var sheet = ItemMetrics.AskedBy(basis.Settings.Sheets, metric.Metric);
                var isDrawn = sheet is not null && drawn.Contains(new(metric.Staff, sheet.Id, service.Order.Id));
                return (isDrawn ? metric.PartOfDrawn(service) : metric.PartOf(service)) is { } part ? (part, isDrawn ? sheet!.Customers!.Id : null) : null;
            }
        }
    }

    /// <summary>The customers who were drawn. All answers decide who is, so the whole month is looked at.</summary>
    private static HashSet<DrawnCustomer> DrawnIn(MonthBasis basis, MonthRecords records, ItemMetrics metrics) =>
        metrics.AsksCustomers(basis.Settings.Sheets) ? [.. MonthFactsQuery.Make(basis, records).Facts.Drawn] : [];

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
        Answers = answers.Select(a => new { ReceivedAt = a.ReceivedAt.At(zone), a.Text, WholeText = a.Whole, a.Ratings, ReviewedBy = a.Review?.By, ErasedAt = a.ErasedAt?.At(zone) }),
    };
}
