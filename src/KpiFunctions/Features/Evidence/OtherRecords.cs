using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Months;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Evidence;

/// <summary>The records besides services behind a metric.</summary>
internal static class OtherRecords
{
    internal static IEnumerable<EvidenceRecord> Of(MonthBasis basis, MonthRecords records, StaffId staff, ItemMetrics metrics)
    {
        bool Counts(string? metric, EvidenceSources source) => metric is not null && MetricCatalog.SourcesOf(metric).HasFlag(source);

        foreach (var complaint in records.Complaints.Where(c => c.ToFact() is not null))
        {
            var metric = metrics.At(complaint.ReceivedAt);
            if ((complaint.StaffId == staff && Counts(metric, EvidenceSources.Complaints))
                || ((complaint.HandlerId ?? complaint.StaffId) == staff && Counts(metric, EvidenceSources.HandledComplaints)))
            {
                yield return OfComplaint(complaint, basis.Zone);
            }
        }

        foreach (var repeat in records.Returns.Where(r => r.StaffId == staff && Counts(metrics.At(r.CameBackAt), EvidenceSources.Returns)))
        {
            yield return EvidenceRecord.At(
                repeat.CameBackAt,
                $"return|{repeat.Later}",
                new { Kind = "return", Earlier = repeat.Earlier.Value, Later = repeat.Later.Value, CameBackAt = repeat.CameBackAt.At(basis.Zone) });
        }

        foreach (var (id, fact) in records.CustomerFacts.Where(c => c.Fact.StaffId == staff && Counts(metrics.At(c.Fact.Day), EvidenceSources.Customers)))
        {
            yield return EvidenceRecord.On(
                fact.Day,
                $"customer|{id}",
                new { Kind = "customerFact", FactId = id.Value, Fact = fact.Kind, Day = Text(fact.Day), fact.Evidence, fact.EnteredBy });
        }

        foreach (var figure in records.Figures.Where(f => f.StaffId == staff && f.Metric == metrics.At(f.Day)).Select(f => f.AsCounted()))
        {
            yield return EvidenceRecord.On(
                figure.Day,
                $"figure|{figure.Metric}",
                new { Kind = "figure", figure.Metric, figure.Value, figure.Excused, figure.Note, figure.EnteredBy, Day = Text(figure.Day) });
        }

        foreach (var rating in records.Ratings.Where(r => r.StaffId == staff && MetricName.RatingPrefix + r.Topic == metrics.At(r.Day)))
        {
            yield return EvidenceRecord.On(
                rating.Day,
                $"rating|{rating.Topic}|{rating.Rater}",
                new { Kind = "rating", rating.Topic, rating.Rater, rating.Mark, rating.Weight, rating.Example, rating.EnteredBy, Day = Text(rating.Day) });
        }
    }

    private static EvidenceRecord OfComplaint(Complaint complaint, DateTimeZone zone) => EvidenceRecord.At(
        complaint.ReceivedAt, $"complaint|{complaint.Id}", new { Kind = "complaint", Complaint = ComplaintView.Of(complaint, zone) });

    private static string? Text(LocalDate? day) => day is { } value ? LocalDatePattern.Iso.Format(value) : null;
}
