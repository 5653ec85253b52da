using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Tests.Scoring;

/// <summary>
/// Whatever a scheme measures of somebody is what it would measure of one person who had done all of that alone: facts are picked one by one, given to that
/// person, and every metric of the catalogue is compared.
/// </summary>
public sealed class MeasuresPropertyTests
{
    /// <summary>Of these counts who caused a complaint, in whatever part somebody is measured, so that one person who had done all of it alone would have more.</summary>
    private static readonly string[] Faults = ["complaint.own_fault_count", "complaint.recovered_own_fault_count"];

    private static readonly Measures[] All =
        [.. from part in Enum.GetValues<OrderPart>() from of in Enum.GetValues<Measured>() where of != Measured.Store || part == OrderPart.Technician select new Measures(of, part)];

    private static readonly Scheme EveryMetric = Given.Scheme([.. MetricCatalog.Ids.Select(id => Given.Item(id, 1, new RatingRule(), MissingPolicy.Zero))]);

    [Fact]
    public void What_counts_for_somebody_is_what_one_person_would_have_done() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Arb.From(RandomHouse.Houses), house =>
        {
            foreach (var measures in All)
            {
                var scores = ScoreCalculator.Calculate(house.Facts(), _ => new Assignment(null, EveryMetric with { Measures = measures }));
                foreach (var score in scores)
                {
                    var expected = house.FactsOf(score.Staff, measures);
                    var faults = house.FaultsOf(score.Staff, measures);
                    var isBlamed = faults.Count > 0;
                    Assert.Equal(
                        Words(Given.Scores(expected.AddStaff(RandomHouse.One), EveryMetric).Single(s => s.Staff.StaffId == RandomHouse.One), isBlamed), Words(score, isBlamed));
                    Assert.Equal(
                        (faults.Count, faults.Count(f => f is { ResolvedAt: not null, IsSatisfied: true })),
                        (NumeratorOf(score, Faults[0]), NumeratorOf(score, Faults[1])));
                }
            }
        }));

    private static decimal NumeratorOf(StaffScore score, string metric) => score.Lines.Single(l => l.Item.Metric == metric).Metric?.Numerator ?? 0;

    /// <param name="isBlamed">Whether a fault is somebody's record of the month, which makes counts of nothing 0 that may have no value otherwise.</param>
    private static string Words(StaffScore score, bool isBlamed) =>
        string.Join("; ", score.Lines.Where(l => l.Metric is { } m && !Faults.Contains(l.Item.Metric) && !(isBlamed && m is { Numerator: 0, Denominator: 1 })).Select(l => $"{l.Item.Metric} {l.Metric!.Value.Numerator / 1.0000000m}/{l.Metric.Value.Denominator} of {l.Metric.Value.Sample}"));
}
