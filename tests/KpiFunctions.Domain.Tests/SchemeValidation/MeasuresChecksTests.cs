using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.SchemeValidation;
using KpiFunctions.Domain.Tests.Scoring;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Tests.SchemeValidation;

/// <summary>Whoever says whose facts count, and has only figures and marks, is told that it changes nothing.</summary>
public sealed class MeasuresChecksTests
{
    private static readonly Measures Team = new(Measured.Team, OrderPart.Technician);

    private static readonly Measures Store = new(Measured.Store, OrderPart.Technician);

    private static readonly Scheme Scheme = Given.Scheme(Given.Item("training.exam", 50, new RatingRule()), Given.Item("rating.conduct", 50, new RatingRule()));

    private static readonly Scheme Counted = Given.Scheme(Given.Item("training.exam", 50, new RatingRule()), Given.Item("satisfaction.rate", 50, new RatingRule()));

    public static TheoryData<string, Scheme> Vain => new()
    {
        { "$.measures", Scheme with { Measures = Store } },
        { "$.measures", Scheme with { Measures = Team, Adjustments = [new() { Id = "late", Metric = "report.days_late", Each = -2 }] } },
        { "$.measures", Scheme with { Measures = Team, Payout = new() { Commissions = [new("bookings", 1)] } } },
        { "$.measures", Counted with { Measures = Team, Items = [Counted.Items[0], Counted.Items[1] with { Measures = Measures.Own }] } },
        { "$.items[1].measures", Counted with { Items = [Counted.Items[1], Counted.Items[0] with { Measures = Team }] } },
        { "$.items[1].measures", Scheme with { Items = [Scheme.Items[0], Scheme.Items[1] with { Measures = Store }] } },
        { "$.adjustments[0].measures", Counted with { Adjustments = [new() { Id = "late", Metric = "report.days_late", Each = -2, Measures = Team }] } },
    };

    public static TheoryData<Scheme> Sound =>
    [
        Scheme,
        Counted with { Measures = Team },
        Given.Scheme(Given.Item("satisfaction.factor.attitude", 100, new RatingRule())) with { Measures = Store },
        Scheme with { Measures = Team, Adjustments = [new() { Id = "fault", Metric = "complaint.own_fault_count", Each = -2 }] },
        Scheme with { Measures = Team, Awards = [new() { Id = "best", All = [new("orders.completed", Bound.AtLeast(1))], Reward = new Reward.Label("kit") }] },
        Scheme with { Measures = Store, Payout = new() { Commissions = [new("orders.revenue", 0.01m)] } },
        Counted with { Items = [Counted.Items[0], Counted.Items[1] with { Measures = Store }] },
    ];

    [Theory]
    [MemberData(nameof(Vain))]
    public void What_has_no_effect_is_told_with_its_path(string path, Scheme scheme) => Assert.Equal(path, Assert.Single(SchemeValidator.Validate(scheme)).JsonPath);

    [Theory]
    [MemberData(nameof(Sound))]
    public void What_has_one_is_sound(Scheme scheme) => Assert.Empty(SchemeValidator.Validate(scheme));
}
