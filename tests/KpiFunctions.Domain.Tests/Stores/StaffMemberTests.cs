using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Stores;

public sealed class StaffMemberTests
{
    private static readonly LocalDate Today = new(2026, 9, 10);

    private static readonly StaffMember Li = new() { StoreId = StoreId.Parse("S1"), Id = StaffId.Parse("li") };

    [Fact]
    public void A_role_with_a_first_day_joins_the_earlier_ones()
    {
        var li = Li.Assign(new StaffRole("technician", null), Today).Assign(new StaffRole("advisor", null, new(2026, 9, 16)), Today);

        Assert.Equal([new("technician", null), new("advisor", null, new(2026, 9, 16))], li.Roles);
        Assert.Equal("technician", li.RoleOn(new(2026, 9, 15)).Role);
        Assert.Equal("advisor", li.RoleOn(new(2026, 9, 16)).Role);
    }

    [Fact]
    public void A_role_without_a_first_day_corrects_the_one_of_today_and_no_other()
    {
        var li = Li.Assign(new StaffRole("advisor", null, new(2026, 9, 16)), Today).Assign(new StaffRole("clerk", null), Today);

        Assert.Equal(["clerk", "advisor"], li.Roles.Select(r => r.Role));
        Assert.Equal([new("clerk", null), new("manager", null, new(2026, 9, 16))], li.Assign(new StaffRole("manager", null), new(2026, 9, 20)).Roles);
    }

    [Fact]
    public void A_role_without_a_scheme_is_measured_by_the_stores_and_one_without_a_first_day_for_ever()
    {
        var (own, store) = (SchemeId.Parse("own"), SchemeId.Parse("store"));
        var li = Li with { Roles = [new("technician", null), new("advisor", own, new(2026, 9, 16), new(2026, 9, 30))] };

        Assert.Equal(
            [new RoleAssignment(Li.Id, "technician", store, LocalDate.MinIsoValue), new(Li.Id, "advisor", own, new(2026, 9, 16), new(2026, 9, 30))],
            li.Assignments(store));
    }

    [Fact]
    public void The_same_first_day_again_replaces_that_role()
    {
        var li = Li.Assign(new StaffRole("advisor", null, new(2026, 9, 16)), Today).Assign(new StaffRole("manager", null, new(2026, 9, 16)), Today);

        Assert.Equal([null, "manager"], li.Roles.Select(r => r.Role));
    }

    [Fact]
    public void A_years_coefficient_is_set_replaced_and_taken_back_and_other_years_keep_theirs()
    {
        var li = Li.Assess(new Dictionary<int, decimal?> { [2027] = 1.2m, [2025] = 0.9m }).Assess(new Dictionary<int, decimal?> { [2026] = 1.1m });
        Assert.Equal([(2025, 0.9m), (2026, 1.1m), (2027, 1.2m)], li.Coefficients.Select(c => (c.Year, c.Value)));
        Assert.Equal([null, 0.9m, 1.1m, 1.2m, null], Enumerable.Range(2024, 5).Select(li.CoefficientIn));

        var again = li.Assess(new Dictionary<int, decimal?> { [2025] = null, [2026] = 1, [2028] = null });
        Assert.Equal([(2026, 1m), (2027, 1.2m)], again.Coefficients.Select(c => (c.Year, c.Value)));
    }

    [Theory]
    [InlineData(0.0001, true)]
    [InlineData(10, true)]
    [InlineData(0, false)]
    [InlineData(-0.0001, false)]
    [InlineData(10.0001, false)]
    [InlineData(1.00001, false)]
    public void A_coefficient_lies_above_nothing_and_within_ten_with_four_decimals(double value, bool isValid) =>
        Assert.Equal(isValid, YearCoefficient.IsValid((decimal)value));
}
