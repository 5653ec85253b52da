using KpiFunctions.Domain;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Evidence;

/// <summary>The services behind a metric, each with its part in it and the customer's own words.</summary>
internal static class ServiceRecords
{
    internal static IEnumerable<EvidenceRecord> Of(MonthBasis basis, MonthRecords records, StaffId staff, ItemMetrics metrics)
    {
        var evidence = ItemMetrics.EvidenceOf(basis);
        var answersOf = records.Answers.ToLookup(a => a.Order, a => a.Answer);
        foreach (var service in records.Services(basis).Where(s => s.Order.StaffId == staff))
        {
            if (metrics.At(service.Order.CountsAt) is { } metric && evidence.PartOf(metric, service) is { } part)
            {
                yield return new EvidenceRecord(
                    $"{KeyText.Sortable(service.Order.CountsAt)}|service|{service.Order.Id}", View(service, part, answersOf[service.Order.Id]));
            }
        }
    }

    private static object View(ServiceRecord service, Metric part, IEnumerable<SurveyAnswer> answers) => new
    {
        Kind = "service",
        WorkOrderId = service.Order.Id.Value,
        part.Numerator,
        part.Denominator,
        OpenedAt = service.Order.OpenedAt.ToDateTimeOffset(),
        ArrivedAt = service.Order.ArrivedAt?.ToDateTimeOffset(),
        PromisedAt = service.Order.PromisedAt?.ToDateTimeOffset(),
        CompletedAt = service.Order.CompletedAt?.ToDateTimeOffset(),
        TextedAt = service.Result.SentAt?.ToDateTimeOffset(),
        service.Result.Ratings,
        service.Result.Questions,
        Answers = answers.Select(a => new { ReceivedAt = a.ReceivedAt.ToDateTimeOffset(), a.Text, a.Ratings, ErasedAt = a.ErasedAt?.ToDateTimeOffset() }),
    };
}
