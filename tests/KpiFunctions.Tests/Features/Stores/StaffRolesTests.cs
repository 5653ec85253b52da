using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Stores;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Stores;

/// <summary>Who changes role or store in mid-month gets a result for the days in each.</summary>
public sealed class StaffRolesTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly StaffId Li = StaffId.Parse("A");

    [Fact]
    public async Task A_role_changed_in_mid_month_gives_two_results_each_with_its_own_orders_and_figures()
    {
        await UseSchemeAsync("attendance.rate");
        await PutAsync(Store, new StaffJson(Role: "technician"));
        await PutAsync(Store, new StaffJson(Role: "advisor", Employment: "apprentice", EmployedSince: "2024-03-01", From: "2026-09-08"));
        await ImportFiguresAsync("S1,A,2026-09,attendance.rate,0.5,,,2026-09-07\nS1,A,2026-09,attendance.rate,1,,,\n");

        var scored = await ScoreAsync(2026, 9);

        Assert.Equal(
            [("advisor", 100m, new DateInterval(new(2026, 9, 8), new(2026, 9, 30))), ("technician", 50m, new DateInterval(new(2026, 9, 1), new(2026, 9, 7)))],
            scored.Scores.Select(s => (s.Role!, s.Total, s.Staff.Days!)));

        // In August there was the technician only, of whom nothing was measured: the item counts as zero then.
        var august = Assert.Single((await ScoreAsync(2026, 8)).Scores);
        Assert.Equal(("technician", 0m, 0m), (august.Role!, august.Total, august.Coverage.Value));
    }

    [Fact]
    public async Task Who_moves_to_another_store_in_mid_month_gets_a_result_in_each_for_the_days_there()
    {
        await SaveStoreAsync(NewStore("S2"));
        await PutAsync(Store, new StaffJson(Until: "2026-09-07"));
        await PutAsync(StoreId.Parse("S2"), new StaffJson(From: "2026-09-08"));
        await ImportOrderAsync("W1", "2026-09-05T10:00:00");
        await ImportOrderAsync("W2", "2026-09-09T10:00:00", store: "S2");

        Assert.Equal(new DateInterval(new(2026, 9, 1), new(2026, 9, 7)), Assert.Single((await ScoreAsync(2026, 9)).Scores).Staff.Days);
        Assert.Equal(new DateInterval(new(2026, 9, 8), new(2026, 9, 30)), Assert.Single((await ScoreAsync(2026, 9, "S2")).Scores).Staff.Days);
    }

    [Fact]
    public async Task A_role_without_a_first_day_corrects_the_present_one_and_the_terms_are_kept()
    {
        await PutAsync(Store, new StaffJson(Role: "technician", From: "2026-01-01"));
        await PutAsync(Store, new StaffJson(Name: "李", Role: "advisor", Employment: "intern", EmployedSince: "2025-07-01"));

        var member = await Get<StoreDirectory>().FindStaffAsync(Store, Li, CancellationToken.None);

        Assert.Equal(new StaffRole("advisor", null, new(2026, 1, 1)), Assert.Single(member!.Roles));
        Assert.Equal(("李", "intern", new LocalDate(2025, 7, 1)), (member.Name, member.Employment, member.EmployedSince));
    }

    [Fact]
    public async Task Two_changes_at_the_same_time_are_both_kept()
    {
        await PutAsync(Store, new StaffJson(Role: "technician"));

        await Task.WhenAll(Enumerable.Range(1, 8).Select(day => PutAsync(Store, new StaffJson(Role: $"role{day}", From: $"2026-10-0{day}"))));

        var member = await Get<StoreDirectory>().FindStaffAsync(Store, Li, CancellationToken.None);
        Assert.Equal(["technician", "role1", "role2", "role3", "role4", "role5", "role6", "role7", "role8"], member!.Roles.Select(r => r.Role));
    }

    [Fact]
    public async Task The_promised_arrival_is_the_stores_own()
    {
        await UseSchemeAsync("arrival.on_time_rate");
        const string Orders = "storeId,workOrderId,staffId,openedAt,arrivedAt,completedAt\nS1,W1,A,2026-09-07T08:00:00,2026-09-07T08:45:00,2026-09-07T10:00:00\n";
        await ImportAsync(Orders);
        Assert.Equal(100m, Assert.Single((await ScoreAsync(2026, 9)).Scores).Total);

        var store = await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None);
        await SaveStoreAsync(store with { ArriveWithin = Duration.FromMinutes(30) });

        Assert.Equal(0m, Assert.Single((await ScoreAsync(2026, 9)).Scores).Total);
    }

    private async Task PutAsync(StoreId store, StaffJson body)
    {
        var today = new LocalDate(2026, 9, 10);
        await Get<StoreDirectory>().UpdateStaffAsync(
            store, Li, known => body.ApplyTo(known, store, Li, body.ToRole(), today), CancellationToken.None);
    }
}
