using System.Globalization;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.SchemeValidation;

internal static class ItemChecks
{
    internal static IEnumerable<SchemeProblem> Of(Scheme scheme)
    {
        var sum = scheme.Items.Where(i => !i.IsBonus).Sum(i => i.Weight);
        if (sum != scheme.Scale)
        {
            yield return new("$.items", string.Create(CultureInfo.InvariantCulture,
                $"The weights of the items that are no bonus sum to {sum}; they must sum to the scale, {scheme.Scale}."));
        }

        foreach (var problem in Ids.Of("$.items", scheme.Items.Select(i => i.Id)))
        {
            yield return problem;
        }

        foreach (var (index, item) in scheme.Items.Index())
        {
            foreach (var problem in Of(item))
            {
                yield return problem with { JsonPath = $"$.items[{index}]{problem.JsonPath}" };
            }
        }
    }

    private static IEnumerable<SchemeProblem> Of(SchemeItem item)
    {
        if (MetricId.ProblemOf(item.Metric) is { } message)
        {
            yield return new(".metric", message);
        }

        if (item.MinimumSample < 1)
        {
            yield return new(".minimumSample", $"The minimum sample is {item.MinimumSample}; it must be 1 or more.");
        }

        if (item.Weight is <= 0 or > HeadChecks.LargestScale || decimal.Round(item.Weight, 2) != item.Weight)
        {
            yield return new(".weight", $"The weight is {item.Weight}; it must be above 0 and at most {HeadChecks.LargestScale}, with at most two decimals.");
            yield break;
        }

        foreach (var problem in item.Rule.Problems(item.Weight))
        {
            yield return problem with { JsonPath = $".rule{problem.JsonPath}" };
        }
    }
}
