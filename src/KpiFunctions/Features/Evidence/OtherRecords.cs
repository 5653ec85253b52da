using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
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
    internal static IEnumerable<EvidenceRecord> Of(MonthBasis basis, MonthRecords records, ItemMetrics metrics)
    {
        var times = new ComplaintTimes(basis.Clock, basis.Settings);
        foreach (var complaint in records.Complaints)
        {
            if (complaint.ToFact() is { } fact && metrics.Counts(m => m.Counts(fact)))
            {
                yield return OfComplaint(complaint, fact, times, basis.Zone);
            }
        }

        foreach (var repeat in records.Returns.Where(r => metrics.Counts(m => m.Counts(r))))
        {
            yield return EvidenceRecord.At(
                repeat.CameBackAt,
                $"return|{repeat.Later}",
                new { Kind = "return", Earlier = repeat.Earlier.Value, Later = repeat.Later.Value, CameBackAt = repeat.CameBackAt.At(basis.Zone) });
        }

        foreach (var (id, fact) in records.CustomerFacts.Where(c => metrics.Counts(m => m.Counts(c.Fact))))
        {
            yield return EvidenceRecord.On(
                fact.Day,
                $"customer|{id}",
                new { Kind = "customerFact", FactId = id.Value, Fact = fact.Kind, Day = Text(fact.Day), fact.Evidence, fact.EnteredBy });
        }

        foreach (var figure in records.Figures.Select(f => f.AsCounted()).Where(f => metrics.Counts(m => m.Counts(f))))
        {
            yield return EvidenceRecord.On(
                figure.Day,
                $"figure|{figure.Metric}",
                new { Kind = "figure", figure.Metric, figure.Value, figure.Excused, figure.Note, figure.EnteredBy, Day = Text(figure.Day) });
        }

        foreach (var rating in records.Ratings.Select(r => r.On(basis.Settings.Sheets)).OfType<RatingFact>().Where(r => metrics.Counts(m => m.Counts(r))))
        {
            yield return EvidenceRecord.On(
                rating.Day,
                $"rating|{rating.Topic}|{rating.Rater}",
                new { Kind = "rating", rating.Topic, rating.Rater, rating.Grade, rating.Mark, rating.Weight, rating.Example, rating.EnteredBy, Day = Text(rating.Day) });
        }
    }

    private static EvidenceRecord OfComplaint(Complaint complaint, ComplaintFact fact, ComplaintTimes times, DateTimeZone zone) => EvidenceRecord.At(
        complaint.ReceivedAt,
        $"complaint|{complaint.Id}",
        new
        {
            Kind = "complaint",
            Complaint = ComplaintView.Of(complaint, zone),
            times.Clock,
            AnsweredAfterHours = Hours(times.ToAnswer(fact)),
            ResolvedAfterHours = Hours(times.ToSolution(fact)),
        });

    /// <summary>Rounded up, so that what is over a limit looks so.</summary>
    private static decimal? Hours(Duration? time) =>
        time is { } took ? Math.Ceiling((decimal)took.BclCompatibleTicks / NodaConstants.TicksPerHour * 10_000) / 10_000 : null;

    private static string? Text(LocalDate? day) => day is { } value ? LocalDatePattern.Iso.Format(value) : null;
}
