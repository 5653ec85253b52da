using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Surveys;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Scoring;

public sealed class ScorePropertyTests
{
    private static readonly TiersRule Tiers = new([new(Bound.AtLeast(0.9m), 25, null), new(Bound.AtLeast(0.5m), 12.5m, null)], 3);

    private static readonly ScoringRule[] Rules =
    [
        new LinearRule(0.2m, 0.8m), Tiers, new AllOrNothingRule(Bound.AtLeast(0.5m)), new RatioRule(0.7m, 1.2m), new RatingRule(),
    ];

    private static readonly Scheme Complete = Given.Scheme(
        Given.Item("satisfaction.rate", 40, new LinearRule(0.60m, 0.90m)),
        Given.Item("repair.on_time_rate", 25, Tiers, minimumSample: 3),
        Given.Item("repair.average_hours", 25, new LinearRule(40, 4)),
        Given.Item("satisfaction.response_rate", 10, new RatioRule(0.5m, 1.1m), MissingPolicy.Zero));

    /// <summary>A month of up to 40 services of three people: duration, promise, rating, each of which may be missing.</summary>
    private static readonly Arbitrary<ServiceRecord[]> Months = (
        from staff in Gen.Elements("chen", "li", "wang")
        from hours in Gen.Choose(0, 60)
        from promise in Gen.Choose(-1, 60)
        from rating in Gen.Choose(0, 5)
        from texted in Gen.Elements(true, false)
        let order = Given.Order(staff, hours / 2d) with { PromisedAt = promise < 0 ? null : Given.Opened + Duration.FromMinutes(promise * 30) }
        select texted ? Given.Service(order, rating == 0 ? [] : [rating]) : Given.Unasked(order)).ArrayOf(40).ToArbitrary();

    [Fact]
    public void A_total_lies_within_the_scale() => Prop.ForAll(Months, month =>
        Scores(month, Complete).All(s => s.Total is >= 0 and <= 100)).QuickCheckThrowOnFailure();

    [Fact]
    public void Redistribution_never_changes_a_complete_persons_score() => Prop.ForAll(Months, month =>
    {
        var strict = Complete with { Items = [.. Complete.Items.Select(i => i with { Missing = MissingPolicy.Zero })] };
        var without = Scores(month, strict).ToDictionary(s => s.Staff.StaffId, s => s.Total);
        return Scores(month, Complete).Where(s => s.Lines.All(l => l.Counts)).All(s => without[s.Staff.StaffId] == s.Total);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Effective_weights_always_sum_to_the_scale() => Prop.ForAll(Months, month =>
        Scores(month, Complete).All(s => Math.Round(s.Lines.Sum(l => l.EffectiveWeight.Value), 20) == 100)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_better_value_never_lowers_points() => Prop.ForAll(
        (from rule in Gen.Elements(Rules) from a in Gen.Choose(0, 1000) from b in Gen.Choose(0, 1000) select (rule, a, b)).ToArbitrary(),
        c =>
        {
            var (low, high) = (Math.Min(c.a, c.b), Math.Max(c.a, c.b));
            return c.rule.ShareOf(new(low, 700), 25).TimesRounded(25, 2) <= c.rule.ShareOf(new(high, 700), 25).TimesRounded(25, 2);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Neither_the_order_of_facts_nor_their_batches_change_a_result() => Prop.ForAll(Months, Gen.Choose(0, int.MaxValue).ToArbitrary(), (month, seed) =>
    {
        var shuffled = month.ToArray();
        new Random(seed).Shuffle(shuffled);
        var batches = Given.Facts();
        foreach (var batch in shuffled.Chunk(1 + (seed % 7)))
        {
            batches.AddRange(batch);
        }

        return Text(Scores(month, Complete)) == Text(Given.Scores(batches, Complete));
    }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<StaffScore> Scores(ServiceRecord[] month, Scheme scheme) => Given.Scores(Given.Facts().AddRange(month), scheme);

    private static string Text(IReadOnlyList<StaffScore> scores) => string.Join('\n', scores.Select(s => $"{s} {string.Join(' ', s.Lines)}"));
}
