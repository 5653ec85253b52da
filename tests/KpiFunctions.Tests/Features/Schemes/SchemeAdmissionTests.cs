using KpiFunctions.Domain;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Months;
using NodaTime;

namespace KpiFunctions.Tests.Features.Schemes;

/// <summary>Versions of a scheme are added one after the other, never changed, and none reaches into a closed month.</summary>
public sealed class SchemeAdmissionTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    [Fact]
    public async Task The_same_version_again_is_kept_once_and_another_content_is_refused()
    {
        Assert.Empty(await AdmitAsync(Draft(2, "2026-10")));
        Assert.Empty(await AdmitAsync(Draft(2, "2026-10")));

        var problem = Assert.Single(await AdmitAsync(Draft(2, "2026-10") with { Scale = 200 }));

        Assert.Equal("$.version", problem.JsonPath);
        Assert.Contains("never changes; the next version is 3", problem.Message, StringComparison.Ordinal);
        Assert.Equal(100, (await Get<SchemeStore>().FindAsync(TestScheme.Scheme.Id, 2, CancellationToken.None))!.Document.Scale);
    }

    [Fact]
    public async Task A_version_that_leaves_one_out_and_reaches_into_a_closed_month_is_refused_for_both()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();

        var problems = await AdmitAsync(Draft(3, "2026-09"));

        Assert.Equal(["$.version", "$.validFrom"], problems.Select(p => p.JsonPath));
        Assert.Contains("Months through 2026-09 are closed", problems[1].Message, StringComparison.Ordinal);
        Assert.Null(await Get<SchemeStore>().FindAsync(TestScheme.Scheme.Id, 3, CancellationToken.None));
        Assert.Empty(await AdmitAsync(Draft(2, "2026-10")));
    }

    [Fact]
    public async Task A_month_that_was_closed_with_the_scheme_counts_also_when_the_store_has_another_one_now()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        await SaveStoreAsync(NewStore("S1") with { SchemeId = SchemeId.Parse("small-firm") });

        Assert.Equal("$.validFrom", Assert.Single(await AdmitAsync(Draft(2, "2026-09"))).JsonPath);
    }

    [Fact]
    public async Task A_scheme_of_one_person_is_used_by_that_persons_store()
    {
        var own = Draft(1, "2026-01") with { Id = SchemeId.Parse("own") };
        Assert.Empty(await AdmitAsync(own));
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();
        await Get<StoreDirectory>().UpdateStaffAsync(
            Store,
            StaffId.Parse("B"),
            _ => new StaffMember { StoreId = Store, Id = StaffId.Parse("B"), Roles = [new StaffRole("advisor", own.Id)] },
            CancellationToken.None);

        Assert.Equal("$.validFrom", Assert.Single(await AdmitAsync(own with { Version = 2, ValidFrom = new YearMonth(2026, 9) })).JsonPath);
    }

    private static Scheme Draft(int version, string validFrom) => TestScheme.Scheme with
    {
        Version = version,
        ValidFrom = NodaTime.Text.YearMonthPattern.Iso.Parse(validFrom).Value,
    };

    private Task<IReadOnlyList<SchemeProblem>> AdmitAsync(Scheme draft) => Get<SchemeAdmission>().AdmitAsync(draft, AuditScope.None, CancellationToken.None);
}
