using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Records.Book;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KpiFunctions.LocalHost.Tests.Demo;

/// <summary>Every preset on the played demo month: a reader can compute each line again from what is written in the result.</summary>
[Collection(nameof(PlayedDemo))]
public sealed class DemoPresetTests(PlayedDemo demo)
{
    public static TheoryData<string> Presets => [.. SchemePresets.All.Select(s => s.Id.Value)];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Every_line_can_be_computed_again_with_a_pocket_calculator(string preset)
    {
        var scheme = SchemePresets.All.Single(s => s.Id.Value == preset);
        foreach (var store in demo.Input.Stores)
        {
            var (basis, records) = await demo.Session.Application.Services.GetRequiredService<ClosedMonths>()
                .ReadRecordsAsync(new StoreMonth(store.Id, new YearMonth(2026, 9)), version: 1, default);
            records.Figures.AddRange(MissingFigures(scheme, records));
            records.Ratings.AddRange(MissingRatings(scheme, records));

            var scores = ScoreCalculator.Calculate(MonthFactsQuery.Make(basis, records).Facts, _ => new Assignment(null, scheme));

            Assert.NotEmpty(scores);
            Assert.All(scores, WrittenResult.CheckFields);
            Assert.All(scores, WrittenResult.CheckWords);
        }
    }

    /// <summary>Figures that an item is scored by and the demo does not ship, another one for each person: some schemes are made of nothing else.</summary>
    private static List<FigureFact> MissingFigures(Scheme scheme, MonthRecords records)
    {
        var shipped = records.Figures.Select(f => f.Metric).ToHashSet(StringComparer.Ordinal);
        var staff = records.Figures.Select(f => f.StaffId).Distinct().OrderBy(s => s.Value, StringComparer.Ordinal).ToList();
        return
        [
            .. from metric in scheme.Items.Select(i => i.Metric).Distinct(StringComparer.Ordinal)
               where MetricName.IsFigure(metric) && !shipped.Contains(metric)
               from person in staff
               select new FigureFact(person, metric, 0.1m + (0.18m * staff.IndexOf(person) % 1.1m)),
        ];
    }

    /// <summary>The same for marks.</summary>
    private static List<RatingFact> MissingRatings(Scheme scheme, MonthRecords records)
    {
        var staff = records.Figures.Select(f => f.StaffId).Distinct().OrderBy(s => s.Value, StringComparer.Ordinal).ToList();
        return
        [
            .. from topic in scheme.Items.Where(i => MetricName.IsRating(i.Metric)).Select(i => i.Metric[MetricName.RatingPrefix.Length..]).Distinct(StringComparer.Ordinal)
               where !records.Ratings.Exists(r => r.Topic == topic)
               from person in staff
               select new RatingFact(person, topic, "boss", 60 + (5 * staff.IndexOf(person) % 40)),
        ];
    }
}
