using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics.Tallies;
using KpiFunctions.Domain.Scoring.Awards;
using KpiFunctions.Domain.Scoring.Payouts;
using NodaTime;

namespace KpiFunctions.Domain.Scoring;

/// <summary>A result while the others are not known yet: no place, no awards, no pay.</summary>
internal sealed record ScoreDraft(StaffScore Score, PersonTally Person, SchemePlan Plan, Assignment Assignment)
{
    internal AwardOutcome[] Candidates { get; } = Plan.Awards.Candidates(Person.As(Plan.Scheme.Measures), Score.Lines);

    /// <summary>The draft of one staff period, or <see langword="null"/> when nothing was measured and no item counts as zero then.</summary>
    internal static ScoreDraft? Of(MonthFacts facts, int staff, PersonTally person, Assignment assignment, SchemePlan plan)
    {
        if (plan.LinesOf(person, assignment.IsGiven) is not { } lines)
        {
            return null;
        }

        var adjustments = plan.Adjustments.Apply(person, lines);
        var total = Math.Clamp(lines.Sum(l => l.Points) + adjustments.Sum(a => a.Points), 0, plan.MaximumTotal);
        var score = new StaffScore
        {
            Coverage = new(lines.Where(l => l is { Counts: true, Item.IsBonus: false }).Sum(l => l.Item.Weight), plan.Scheme.Scale),
            Month = facts.Month,
            Staff = facts.Staff[staff],
            Role = assignment.Role,
            Scheme = plan.Scheme,
            Total = total,
            Grade = null,
            Rank = null,
            ComplaintClock = person.ComplaintClock,
            Lines = lines,
            Adjustments = adjustments,
        };
        return new(score with { Grade = score.IsCoveredTooLittle ? null : plan.Scheme.GradeOf(total) }, person, plan, assignment);
    }

    internal StaffScore Finish(ScoreRank? rank, IReadOnlyList<AwardOutcome> awards) =>
        Score with { Rank = rank, Awards = awards, Payout = PayoutOf(awards) };

    private PayoutStatement? PayoutOf(IReadOnlyList<AwardOutcome> awards)
    {
        if (Plan.Scheme.Payout is not { } plan)
        {
            return null;
        }

        var month = Score.Month.Month.ToDateInterval();
        var share = Score.Staff.Days is { } days ? PayoutInput.Shown(days.Length / (decimal)month.Length) : 1;
        var years = Assignment.EmployedSince is { } since ? Math.Max(Period.Between(since, month.End, PeriodUnits.Years).Years, 0) : (int?)null;
        var score = PayoutInput.Shown(Score.Total / Plan.Scheme.Scale);
        return PayoutCalculator.Calculate(plan, new(Person.As(Plan.Scheme.Measures), score, share, Assignment.Employment, years, awards) { Coefficient = Assignment.Coefficient, Certificate = Assignment.Certificate });
    }
}
