using System.Globalization;
using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Scoring.Payouts;

/// <summary>Pays one result by the scheme's plan.</summary>
internal sealed class PayoutCalculator(PayoutPlan plan, PayoutInput input)
{
    private readonly List<PayoutTerm> _terms = [];

    internal static PayoutStatement Calculate(PayoutPlan plan, PayoutInput input) => new PayoutCalculator(plan, input).Calculate();

    private PayoutStatement Calculate()
    {
        AddWage();
        foreach (var commission in plan.Commissions)
        {
            PayoutFactor[] score = commission.ByScore ? [Score] : [];
            Add(PayoutTermKind.Commission, commission.Metric,
                [Metric(commission.Metric), new("rate", commission.Rate), .. plan.Factors.Select(Metric), .. Position, .. score]);
        }

        AddEach(PayoutTermKind.Extra, plan.Extras);
        if (plan.Seniority is { } seniority)
        {
            var years = input.YearsOfService is { } y ? Math.Min(y * seniority.PerYear, seniority.Max) / seniority.PerYear : (decimal?)null;
            Add(PayoutTermKind.Seniority, null, [new("amount", seniority.PerYear), new("years", years), .. Days]);
        }

        if (plan.Certificates.LastOrDefault(c => c.Level <= input.Certificate) is { } certificate)
        {
            Add(PayoutTermKind.Certificate, input.Certificate!.Value.ToString(CultureInfo.InvariantCulture), [new("amount", certificate.Amount), .. Days]);
        }

        AddRewards();
        AddImbalance();
        AddEach(PayoutTermKind.Deduction, plan.Deductions);
        if (plan.Floor is { } floor && PayoutInput.Shown(floor * input.ShareOfMonth) - Sum is > 0 and var lacking)
        {
            Add(PayoutTermKind.Floor, null, [new("amount", lacking)]);
        }

        return new(_terms);
    }

    private decimal Sum => _terms.Sum(t => t.Amount);

    private PayoutFactor Score => new("score", input.Score);

    /// <summary>A person's own coefficient of the year goes before that of the position.</summary>
    private PayoutFactor[] Position => plan.PositionCoefficient is not { } position ? []
        : input.Coefficient is { } own ? [new("personal", own)]
        : [new("position", position)];

    private PayoutFactor[] Days => input.ShareOfMonth == 1 ? [] : [new("days", input.ShareOfMonth)];

    /// <summary>
    /// What has been added but the bonus. A share of a wage that nobody delivered, or of which a part is held back, is not nothing: it waits for what is missing.
    /// </summary>
    private decimal? Wage()
    {
        var wage = _terms.Where(t => t.Source != PayoutPlan.Bonus).ToList();
        var isKnown = wage.Count > 0 && wage.All(t => t.ExcludedFor is not null || (!t.IsTooLarge && t.Factors.All(f => f.Value is not null)));
        return isKnown ? wage.Sum(t => t.Amount) : null;
    }

    private void AddWage()
    {
        if (plan.Base is { } amount)
        {
            var excluded = plan.BaseExcludes.Contains(input.Employment ?? string.Empty, StringComparer.OrdinalIgnoreCase) ? input.Employment : null;
            PayoutFactor[] score = plan.ScoreMultipliesBase ? [Score] : [];
            Add(PayoutTermKind.Base, null, [new("amount", amount), .. score, .. Days], excluded);
        }

        if (plan.Performance is { } performance)
        {
            var coefficient = plan.Coefficient == PayoutPlan.ScoreCoefficient ? Score : Metric(plan.Coefficient!);
            Add(PayoutTermKind.Performance, null, [new("amount", performance), coefficient, .. Days]);
        }

        if (plan.Split is { } split)
        {
            Add(PayoutTermKind.FixedPart, null, [new("amount", split.Amount), new("percent", split.FixedPercent / 100), .. Days]);
            Add(PayoutTermKind.VariablePart, null,
                [new("amount", split.Amount), new("percent", 1 - (split.FixedPercent / 100)), .. split.Factors.Select(Metric), .. Days]);
        }
    }

    private void AddRewards()
    {
        var wage = Wage();
        foreach (var award in input.Awards.Where(a => a.IsGranted).Select(a => a.Award))
        {
            switch (award.Reward)
            {
                case Reward.Amount amount:
                    Add(PayoutTermKind.Reward, award.Id, [new("amount", amount.Value)]);
                    break;
                case Reward.PercentOfWage percent:
                    Add(PayoutTermKind.WageBonus, award.Id, [new("wage", wage), new("percent", percent.Value / 100)]);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Whoever is out of balance loses a share of what results have brought; pay that is fixed stays. Of several flags the dearest counts.</summary>
    private void AddImbalance()
    {
        var flagged = input.Awards.Where(a => a is { Balance.IsFlagged: true, Award.BestBalance.BonusCut: not null }).MaxBy(a => a.Award.BestBalance!.BonusCut);
        if (flagged is null)
        {
            return;
        }

        var bonus = _terms.Where(FollowsResults).Sum(t => t.Amount);
        Add(PayoutTermKind.Imbalance, flagged.Award.Id, [new("bonus", bonus), new("percent", flagged.Award.BestBalance!.BonusCut!.Value / 100)]);
    }

    private static bool FollowsResults(PayoutTerm term) => term.Kind is PayoutTermKind.Performance or PayoutTermKind.VariablePart
        or PayoutTermKind.Commission or PayoutTermKind.Reward or PayoutTermKind.WageBonus;

    /// <summary>Amounts that come as figures; one that was not delivered is 0, nothing to wait for, but nobody works for no wage.</summary>
    private void AddEach(PayoutTermKind kind, IReadOnlyList<string> metrics)
    {
        foreach (var metric in metrics.Where(m => m == PayoutPlan.Wage || input.ValueOf(m) is not null))
        {
            Add(kind, metric, [Metric(metric)]);
        }
    }

    private PayoutFactor Metric(string id) => new(id, input.ValueOf(id));

    private void Add(PayoutTermKind kind, string? source, PayoutFactor[] factors, string? excludedFor = null)
    {
        var product = excludedFor is not null || factors.Any(f => f.Value is null) ? 0 : Exact.Product(PayoutTerm.Largest, [.. factors.Select(f => f.Value!.Value)]);
        var amount = product ?? 0;
        _terms.Add(new(kind, source, factors, kind is PayoutTermKind.Deduction or PayoutTermKind.Imbalance ? -amount : amount) { ExcludedFor = excludedFor, IsTooLarge = product is null });
    }
}
