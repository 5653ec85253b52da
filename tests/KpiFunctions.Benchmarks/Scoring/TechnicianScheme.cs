using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Benchmarks.Scoring;

/// <summary>The scheme that is scored with: every common kind of rule, each policy for missing values, two adjustments. score.sql says the same in SQL.</summary>
internal static class TechnicianScheme
{
    /// <summary>The same scheme for those who lead technicians.</summary>
    internal static Scheme Of(Measured circle) => Create() with { Id = SchemeId.Parse($"benchmark-{circle}"), Measures = new(circle, OrderPart.Technician) };

    internal static Scheme Create() => new()
    {
        Id = SchemeId.Parse("benchmark-technician"),
        Version = 1,
        Title = new([new("en", "Technician of the benchmark")]),
        ValidFrom = new(2026, 1),
        Scale = 100,
        Items =
        [
            new() { Id = "satisfaction", Metric = "satisfaction.rate", Weight = 30, Rule = new LinearRule(0.60m, 0.90m), MinimumSample = 5 },
            new()
            {
                Id = "on-time",
                Metric = "repair.on_time_rate",
                Weight = 20,
                Rule = new TiersRule([new(Bound.AtLeast(0.80m), null, 0), new(Bound.AtLeast(0.70m), null, 4), new(Bound.AtLeast(0.60m), null, 10)], 0),
            },
            new() { Id = "speed", Metric = "repair.average_hours", Weight = 15, Rule = new LinearRule(48, 24) },
            new() { Id = "within-24h", Metric = "repair.within_24h_rate", Weight = 5, Rule = new AllOrNothingRule(Bound.AtLeast(0.5m)) },
            new() { Id = "revenue", Metric = "orders.revenue", Weight = 15, Rule = new RatioRule(240_000, 1.2m), Missing = MissingPolicy.Zero },
            new() { Id = "response", Metric = "satisfaction.response_rate", Weight = 5, Rule = new RatioRule(0.65m, 1) },
            new()
            {
                Id = "complaint-speed",
                Metric = "complaint.resolved_in_24h_rate",
                Weight = 10,
                Rule = new TiersRule([new(Bound.AtLeast(0.90m), null, 0), new(Bound.AtLeast(0.70m), null, 2), new(Bound.AtLeast(0.50m), null, 5)], 0),
                Missing = MissingPolicy.Full,
            },
        ],
        Adjustments =
        [
            new() { Id = "own-fault", Metric = "complaint.own_fault_count", Each = -2, Min = -10 },
            new() { Id = "recovered", Metric = "complaint.recovered_count", Each = 0.25m, Max = 2 },
        ],
        Grades = [new(90, "excellent"), new(80, "good"), new(60, "pass"), new(0, "fail")],
    };
}
