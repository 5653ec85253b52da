using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Schemes.Presets;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>By no preset is it better to hand in nothing than to hand in something.</summary>
public sealed class NothingHandedInTests
{
    public static TheoryData<string> Names => [.. SchemePresets.All.Select(s => s.Id.Value)];

    /// <summary>Without a complaint there is nothing to find fault with; without a figure or a mark nobody knows.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Only_what_is_counted_from_complaints_is_full_when_nothing_came(string name)
    {
        var full = new PresetMonth(name).Scheme.Items.Where(i => i.Missing == MissingPolicy.Full);
        Assert.All(full, i => Assert.NotNull(MetricNeed.Of(i.Metric)?.Complaints));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Whoever_did_a_part_is_never_below_whoever_has_no_record_at_all(string name)
    {
        var nothing = new PresetMonth(name).ScoreOrNone()?.Total;
        var items = new PresetMonth(name).Scheme.Items.Where(i => MetricNeed.Of(i.Metric)?.Complaints is null);
        foreach (var (item, share) in items.SelectMany(i => new[] { 0m, 0.5m, 1m }.Select(share => (i, share))))
        {
            // Of the worst work there may be no score; then there is none without a record either.
            var part = Did(new PresetMonth(name), item.Metric, share).ScoreOrNone()?.Total;
            Assert.True((part ?? -1) >= (nothing ?? -1), $"{item.Id} at {share}: {part} against {nothing} of nobody.");
        }
    }

    /// <summary>A month in which there is a record for one item and no other.</summary>
    private static PresetMonth Did(PresetMonth month, string metric, decimal share)
    {
        if (MetricName.IsFigure(metric))
        {
            return month.Figure(metric, share);
        }

        if (SheetPresets.Find(metric) is { } sheet)
        {
            var grade = sheet.Grades[(int)((sheet.Grades.Count - 1) * (1 - share))].Id;
            return sheet.Raters.Where(r => r.Kind != RaterKind.Customers).Aggregate(month, (m, r) => m.Fill(r.Id, string.Join(", ", sheet.Items.Select(i => $"{i.Id} {grade}"))));
        }

        if (MetricName.IsRating(metric))
        {
            return month.Mark(metric[MetricName.RatingPrefix.Length..], share * 100);
        }

        return MetricNeed.Of(metric)!.CustomerFact is { } kind
            ? month.Customer(Enum.Parse<CustomerFactKind>(kind, ignoreCase: true))
            : month.Orders(10, (_, o) => o with { Amount = share * 100_000, Points = share * 10, StandardHours = 1, ActualHours = 2 - share, InspectionPassed = share > 0 }, _ => 1 + (int)(share * 4));
    }
}
