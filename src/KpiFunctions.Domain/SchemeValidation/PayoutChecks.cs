using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;

namespace KpiFunctions.Domain.SchemeValidation;

internal static class PayoutChecks
{
    internal static IEnumerable<SchemeProblem> Of(Scheme scheme) =>
        scheme.Payout is { } plan ? Of(plan).Select(p => p with { JsonPath = "$.payout" + p.JsonPath }) : [];

    private static IEnumerable<SchemeProblem> Of(PayoutPlan plan)
    {
        foreach (var (path, metric) in MetricsOf(plan))
        {
            if (MetricId.ProblemOf(metric) is { } message)
            {
                yield return new(path, message);
            }
        }

        foreach (var (path, amount) in AmountsOf(plan).Where(a => a.Amount is { } n && (n < 0 || !RuleNumbers.IsUsable(n))))
        {
            yield return new(path, $"The amount is {amount}; it must be 0 or more, with at most six decimals, and at most a thousand million.");
        }

        if (plan.Seniority is { PerYear: 0 })
        {
            yield return new(".seniority.perYear", "Nothing for each year pays nothing; it must be above 0.");
        }

        for (var i = 0; i < plan.Certificates.Count; i++)
        {
            var level = plan.Certificates[i].Level;
            if (level is < 1 or > CertificatePay.HighestLevel || (i > 0 && level <= plan.Certificates[i - 1].Level))
            {
                yield return new($".certificates[{i}].level", $"Levels are 1 to {CertificatePay.HighestLevel}, each once, from the lowest up.");
            }
        }

        if (plan is { Performance: not null, Coefficient: null } or { Performance: null, Coefficient: not null })
        {
            yield return new(".coefficient", "'performance' and 'coefficient' need each other.");
        }

        if (plan is { Commissions.Count: 0 } && (plan.Factors.Count > 0 || plan.PositionCoefficient is not null))
        {
            yield return new(".factors", "Factors and the position coefficient multiply commissions, and there are none.");
        }

        if (plan.Split is { FixedPercent: var part } && (part is < 0 or > 100 || decimal.Round(part, 4) != part))
        {
            yield return new(".split.fixedPercent", $"The fixed part is {part} percent; it must be 0 to 100, with at most four decimals.");
        }

        if (plan is { BaseExcludes.Count: > 0, Base: null })
        {
            yield return new(".baseExcludes", "There is no base pay that somebody could be excluded from.");
        }
    }

    private static IEnumerable<(string Path, string Metric)> MetricsOf(PayoutPlan plan) =>
    [
        .. plan.Coefficient is { } metric and not PayoutPlan.ScoreCoefficient ? [(".coefficient", metric)] : Array.Empty<(string, string)>(),
        .. plan.Commissions.Select((c, i) => ($".commissions[{i}].metric", c.Metric)),
        .. plan.Factors.Select((f, i) => ($".factors[{i}]", f)),
        .. plan.Extras.Select((e, i) => ($".extras[{i}]", e)),
        .. plan.Deductions.Select((d, i) => ($".deductions[{i}]", d)),
        .. (plan.Split?.Factors ?? []).Select((f, i) => ($".split.factors[{i}]", f)),
    ];

    private static IEnumerable<(string Path, decimal? Amount)> AmountsOf(PayoutPlan plan) =>
    [
        (".base", plan.Base),
        (".performance", plan.Performance),
        (".positionCoefficient", plan.PositionCoefficient),
        (".floor", plan.Floor),
        (".split.amount", plan.Split?.Amount),
        (".seniority.perYear", plan.Seniority?.PerYear),
        (".seniority.max", plan.Seniority?.Max),
        .. plan.Commissions.Select((c, i) => ($".commissions[{i}].rate", (decimal?)c.Rate)),
        .. plan.Certificates.Select((c, i) => ($".certificates[{i}].amount", (decimal?)c.Amount)),
    ];
}
