using System.Globalization;

namespace KpiFunctions.LocalHost.Demo;

/// <summary>What other systems know of the people of the made-up house: accounts, payroll, training, callbacks, the telephone system.</summary>
internal sealed class DemoFigures(DemoRandom random)
{
    /// <summary>By scheme, each figure from what a poor hand gets to what a good one gets.</summary>
    private static readonly ILookup<string, Figure> Known = new (string Scheme, Figure Figure)[]
    {
        (DemoHouse.Manager, new("parts.turnover", 4, 6.5, 1, "parts system")),
        (DemoHouse.Manager, new("labour.cost_ratio", 0.38, 0.24, 2, "accounts")),
        (DemoHouse.Manager, new("training.plan_rate", 0.5, 1, 2, "training register")),
        (DemoHouse.Manager, new("training.skill_gain_count", -0.4, 2.4, 0, "training register")),
        (DemoHouse.Manager, new("bonus.base", 3000, 3000, 0, "payroll")),
        (DemoHouse.Advisor, new("pay.skill", 100, 700, 0, "payroll")),
        (DemoHouse.Technician, new("pay.skill", 100, 900, 0, "payroll")),
        (DemoHouse.Technician, new("pay.allowance", 300, 300, 0, "payroll")),
        (DemoHouse.Technician, new("rewards", 0, 300, 0, "payroll")),
        (DemoHouse.Technician, new("penalties", 300, 0, 0, "payroll")),
        (DemoHouse.Clerk, new("recheck.next_day_rate", 0.6, 1, 2, "callback report")),
        (DemoHouse.Clerk, new("sample.monday_rate", 0.6, 1, 2, "callback report")),
        (DemoHouse.Clerk, new("survey.month_end_rate", 0.6, 1, 2, "callback report")),
        (DemoHouse.Clerk, new("sample.spot_check_rate", 0.1, 0.33, 2, "callback report")),
        (DemoHouse.Clerk, new("information.timely_rate", 0.86, 1, 2, "callback report")),
        (DemoHouse.Clerk, new("information.unreported_count", 1.6, -0.6, 0, "callback report")),
        (DemoHouse.Clerk, new("report.daily_late_count", 3, -0.6, 0, "reports received")),
        (DemoHouse.Clerk, new("report.monthly_days_late", 2, -0.8, 0, "report received")),
        (DemoHouse.Clerk, new("phone.wrong_count", 2, -0.6, 0, "callback report")),
        (DemoHouse.Clerk, new("training.exam", 74, 98, 0, "written exam of 18 September")),
        (DemoHouse.Clerk, new("csi.gain", -0.02, 0.02, 3, "callback report")),
        (DemoHouse.Chief, new("parts.turnover", 4, 6.5, 1, "parts system")),
        (DemoHouse.Chief, new("training.plan_rate", 0.5, 1, 2, "training register")),
        (DemoHouse.Chief, new("training.skill_gain_count", -0.4, 2.4, 0, "training register")),
        (DemoHouse.Chief, new("bonus.base", 2400, 2400, 0, "payroll")),
        (DemoHouse.HomeTechnician, new("wage", 4600, 7200, 0, "payroll")),
        (DemoHouse.HomeTechnician, new("bonus.base", 1000, 1000, 0, "payroll")),
        (DemoHouse.Desk, new("desk.solved_rate", 0.8, 1, 2, "register of problems")),
        (DemoHouse.Desk, new("desk.answered_rate", 0.8, 1, 2, "telephone system")),
    }.ToLookup(f => f.Scheme, f => f.Figure);

    public IReadOnlyList<DemoFigure> Generate() =>
        [.. DemoHouse.Everyone.SelectMany(person => Known[person.Scheme].Select(figure => new DemoFigure(person, figure.Metric, Draw(figure, person), figure.Note)))];

    /// <summary>Half of a range lies within what good and poor hands differ by, and the rest is the month's luck.</summary>
    private decimal Draw(Figure figure, DemoPerson person)
    {
        var hand = Math.Clamp(((person.Quality - 0.62) * 2.9) + ((random.Unit() - 0.5) * 0.3), 0, 1);
        var value = figure.Poor + ((figure.Good - figure.Poor) * hand);
        var isSigned = figure.Metric == "csi.gain";
        return Math.Round((decimal)(isSigned ? value : Math.Max(0, value)), figure.Decimals);
    }

    private sealed record Figure(string Metric, double Poor, double Good, int Decimals, string Note);
}

/// <summary>A made-up figure of a person for the month.</summary>
internal sealed record DemoFigure(DemoPerson Person, string Metric, decimal Value, string Note)
{
    public string Text => Value.ToString(CultureInfo.InvariantCulture);
}
