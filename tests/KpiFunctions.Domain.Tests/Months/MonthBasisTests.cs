using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Tests.Scoring;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Months;

public sealed class MonthBasisTests
{
    private static readonly StaffId Li = StaffId.Parse("li");
    private static readonly SchemeId Own = SchemeId.Parse("test");
    private static readonly SchemeId Lacking = SchemeId.Parse("lacking");
    private static readonly DateInterval FirstHalf = new(new LocalDate(2026, 8, 1), new LocalDate(2026, 8, 14));

    private static readonly MonthBasis Basis = new()
    {
        Month = Given.Month,
        Zone = Given.Zone,
        Clock = Given.Clock,
        Close = Given.Close,
        Settings = MonthSettings.Default,
        Staff = new Dictionary<StaffPeriod, StaffTerms>
        {
            [new(Li, null)] = new("technician", Own, "apprentice", new LocalDate(2024, 3, 1)),
            [new(StaffId.Parse("wang"), FirstHalf)] = new("advisor", Own),
            [new(StaffId.Parse("ma"), null)] = new("manager", Lacking),
        },
        Others = new(null, Own),
        Schemes = new Dictionary<SchemeId, Scheme> { [Own] = Given.Scheme(Given.Item("satisfaction.rate", 100, new LinearRule(0, 1))) },
    };

    [Fact]
    public void A_member_of_staff_is_measured_by_the_terms_of_the_month()
    {
        var assignment = Basis.AssignmentOf(new(Li, null));
        Assert.Equal(("technician", "apprentice", new LocalDate(2024, 3, 1)), (assignment.Role, assignment.Employment, assignment.EmployedSince));
        Assert.Equal(Own, assignment.Scheme.Id);
    }

    [Fact]
    public void Present_is_who_was_in_the_store_and_has_a_scheme_and_only_once()
    {
        var wang = StaffId.Parse("wang");
        var secondHalf = new DateInterval(new LocalDate(2026, 8, 15), new LocalDate(2026, 8, 31));
        var basis = Basis with
        {
            Staff = new Dictionary<StaffPeriod, StaffTerms>
            {
                [new(Li, null)] = new("technician", Own),
                [new(wang, FirstHalf)] = new("advisor", Own) { IsPresent = true },
                [new(wang, secondHalf)] = new("manager", Own) { IsPresent = true },
                [new(StaffId.Parse("ma"), null)] = new("manager", Lacking) { IsPresent = true },
            },
        };
        Assert.Equal([wang], basis.ListPresent());
    }

    [Fact]
    public void Days_in_a_role_have_terms_of_their_own()
    {
        Assert.Equal("advisor", Basis.AssignmentOf(new(StaffId.Parse("wang"), FirstHalf)).Role);
        Assert.Null(Basis.AssignmentOf(new(StaffId.Parse("wang"), null)).Role);
    }

    [Fact]
    public void Whoever_the_store_does_not_know_is_measured_by_the_stores_scheme()
    {
        var assignment = Basis.AssignmentOf(new(StaffId.Parse("somebody"), null));
        Assert.Equal((null, Own), (assignment.Role, assignment.Scheme.Id));
    }

    [Fact]
    public void A_scheme_without_a_version_for_the_month_is_told_with_what_to_do()
    {
        var error = Assert.Throws<NoSchemeInForceException>(() => Basis.AssignmentOf(new(StaffId.Parse("ma"), null)));
        Assert.Contains("'lacking' has no version that is valid in 2026-08", error.Message, StringComparison.Ordinal);
        Assert.Contains("PUT /api/schemes/lacking", error.Message, StringComparison.Ordinal);
    }
}
