using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Features.Schemes;
using NodaTime;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>Months with something of everything that a preset looks at, the same for the same seed; now and then a figure is missing.</summary>
internal static class RandomMonth
{
    internal static StaffScore Of(string preset, int seed)
    {
        var random = new Random(seed);
        var month = new PresetMonth(preset) { EmployedSince = new LocalDate(2022, 3, 1), Certificate = seed % 6 }
            .Orders(random.Next(1, 60), (_, o) => o with
            {
                CompletedAt = PresetMonth.Opened + Duration.FromSeconds(random.Next(600, 200_000)),
                PromisedAt = random.Next(4) > 0 ? PresetMonth.Opened + Duration.FromHours(30) : null,
                ArrivedAt = random.Next(4) > 0 ? PresetMonth.Opened + Duration.FromMinutes(random.Next(100)) : null,
                StandardHours = 1.5m,
                ActualHours = random.Next(10, 30) / 10m,
                Points = random.Next(5, 40) / 10m,
                Amount = random.Next(10_000, 90_000) / 100m,
                InspectionPassed = random.Next(12) > 0,
            }, _ => random.Next(2, 6))
            .Returns(random.Next(3))
            .Complaints(random.Next(4), (i, c) => c with { IsOwnFault = random.Next(2) > 0, IsAboutAttitude = random.Next(3) == 0, IsSatisfied = random.Next(3) > 0 })
            .Customer(CustomerFactKind.Referral);
        foreach (var sheet in SheetPresets.Of(month.Scheme))
        {
            var people = sheet.Raters.Where(r => r.Kind != RaterKind.Customers).ToList();
            foreach (var column in people.Where(r => r == people[^1] || random.Next(4) > 0))
            {
                month.Fill(column.Id, string.Join(", ", sheet.Items.Select(i => $"{i.Id} {sheet.Grades[random.Next(sheet.Grades.Count)].Id}")));
            }
        }

        foreach (var metric in MetricsOf(month.Scheme).Where((_, i) => i == 0 || random.Next(8) > 0))
        {
            Add(month, metric, random);
        }

        return month.Score();
    }

    private static void Add(PresetMonth month, string metric, Random random)
    {
        if (MetricName.IsRating(metric) && SheetPresets.Find(metric) is null)
        {
            var topic = metric[MetricName.RatingPrefix.Length..];
            month.Mark(topic, random.Next(1, 100)).Mark(topic, random.Next(1, 100), "clerk", 3);
        }
        else if (MetricName.IsFigure(metric))
        {
            var value = metric.EndsWith("rate", StringComparison.Ordinal) || metric.EndsWith("ratio", StringComparison.Ordinal) || metric.EndsWith("percentile", StringComparison.Ordinal)
                ? random.Next(0, 110) / 100m
                : random.Next(0, 100);
            month.Figure(metric, value, excused: value >= 1 && random.Next(3) == 0 ? 1 : 0, note: "sick leave");
        }
    }

    private static HashSet<string> MetricsOf(Scheme scheme) =>
    [
        .. scheme.Items.Select(i => i.Metric), .. scheme.Adjustments.Select(a => a.Metric), .. (scheme.Payout?.Commissions ?? []).Select(c => c.Metric),
        .. scheme.Payout?.Factors ?? [], .. scheme.Payout?.Extras ?? [], .. scheme.Payout?.Deductions ?? [], .. scheme.Payout?.Split?.Factors ?? [],
    ];
}
