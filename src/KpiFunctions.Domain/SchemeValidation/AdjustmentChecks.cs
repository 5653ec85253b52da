using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;

namespace KpiFunctions.Domain.SchemeValidation;

internal static class AdjustmentChecks
{
    internal static IEnumerable<SchemeProblem> Of(Scheme scheme)
    {
        foreach (var problem in Ids.Of("$.adjustments", scheme.Adjustments.Select(a => a.Id)))
        {
            yield return problem;
        }

        foreach (var (index, adjustment) in scheme.Adjustments.Index())
        {
            if (scheme.Items.Any(i => i.Id == adjustment.Id))
            {
                yield return new($"$.adjustments[{index}].id", $"'{adjustment.Id}' is an item already; evidence and appeals name both by their id.");
            }

            if (adjustment.Softens is { } softened && !scheme.Adjustments.Take(index).Any(a => a.Id == softened && a.Each is null or < 0))
            {
                yield return new($"$.adjustments[{index}].softens", $"There is no deduction '{softened}' before this adjustment.");
            }

            foreach (var problem in Of(adjustment, scheme))
            {
                yield return problem with { JsonPath = $"$.adjustments[{index}]{problem.JsonPath}" };
            }
        }
    }

    private static IEnumerable<SchemeProblem> Of(Adjustment adjustment, Scheme scheme)
    {
        if (MetricId.ProblemOf(adjustment.Metric) is { } message)
        {
            yield return new(".metric", message);
        }

        if (adjustment is { Each: null, Forfeits: null })
        {
            yield return new(string.Empty, "An adjustment needs 'each' (points for each occurrence), 'forfeits' (an item), or both.");
        }

        if (adjustment.Each is { } each && (each == 0 || !RuleNumbers.IsUsable(each)))
        {
            yield return new(".each", $"The points for each occurrence are {each}; they must not be 0 and have at most six decimals.");
        }

        if (adjustment is { Each: > 0, Forfeits: not null })
        {
            yield return new(".each", "What forfeits an item deducts from it, so 'each' must be below 0.");
        }

        if (adjustment is { Softens: not null, Each: null or <= 0 })
        {
            yield return new(".each", "What softens a deduction gives points back, so 'each' must be above 0.");
        }

        if (adjustment.Min is { } min && (min > 0 || !RuleNumbers.IsPoints(min)))
        {
            yield return new(".min", $"The most that is deducted is {min}; it must be 0 or less, with at most two decimals.");
        }

        if (adjustment.Max is { } max && (max < 0 || !RuleNumbers.IsPoints(max)))
        {
            yield return new(".max", $"The most that is added is {max}; it must be 0 or more, with at most two decimals.");
        }

        if (adjustment.Forfeits is { } item && scheme.Items.All(i => i.Id != item))
        {
            yield return new(".forfeits", $"There is no item '{item}'.");
        }
    }
}
