using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Tests.Features.Reports;

/// <summary>Results that can be worked out in the head: one order a month without a survey.</summary>
public abstract class ReportTest(AzuriteFixture azurite) : EndpointTest(azurite)
{
    /// <summary>
    /// Orders of 2026, completed at noon of the day after so many hours. Nobody was texted, so with the scheme of the tests the speed has the whole weight:
    /// the total is 100 × (480 − hours) ÷ 480, which is 90 for 48 hours, 80 for 96, 75 for 120 and so on. Their ids are like A-9-20-1.
    /// </summary>
    protected async Task WorkAsync(string staff, int month, int hours, string store = "S1", int day = 20, int orders = 1)
    {
        var completed = new LocalDateTime(2026, month, day, 12, 0);
        if ((await Get<StoreDirectory>().GetAsync(StoreId.Parse(store), CancellationToken.None)).FirstMonth > new YearMonth(2026, month))
        {
            await StartInAsync(month, store);
        }

        var zone = (await Get<StoreDirectory>().GetAsync(StoreId.Parse(store), CancellationToken.None)).Zone;
        Clock.Now = completed.InZoneStrictly(zone).ToInstant() + Duration.FromHours(1);
        var (openedAt, completedAt) = (LocalDateTimePattern.GeneralIso.Format(completed.PlusHours(-hours)), LocalDateTimePattern.GeneralIso.Format(completed));
        for (var i = 1; i <= orders; i++)
        {
            var report = await ImportOrderAsync($"{staff}-{month}-{day}-{i}", completedAt, phone: "", store, staff, openedAt);
            Assert.Equal(1, report.Accepted);
        }
    }

    /// <summary>The close timer an hour after a month of 2026 closes in Shanghai.</summary>
    protected Task CloseAsync(int month, string store = "S1") =>
        CloseDueMonthsAsync(new StoreMonth(StoreId.Parse(store), new YearMonth(2026, month)).ClosesAt(NewStore(store)) + Duration.FromHours(1));

    protected Task SaveStaffAsync(string staff, string? role, string store = "S1") => SaveRolesAsync(staff, store, new StaffRole(role, SchemeId: null));

    protected Task SaveRolesAsync(string staff, string store, params StaffRole[] roles) => Get<StoreDirectory>().UpdateStaffAsync(
        StoreId.Parse(store),
        StaffId.Parse(staff),
        _ => new StaffMember { StoreId = StoreId.Parse(store), Id = StaffId.Parse(staff), Roles = roles },
        CancellationToken.None);

    /// <summary>The speed of <see cref="WorkAsync"/> on a scale of 50, so that 48 hours are 45. Its id comes behind that of the tests' scheme.</summary>
    protected Task SaveSchemeOf50Async() => SaveSchemeAsync("""
        { "id": "zz-of-50", "version": 1, "title": { "en": "Of 50" }, "validFrom": "2020-01", "scale": 50,
          "items": [ { "id": "speed", "metric": "repair.average_hours", "weight": 50, "rule": { "type": "linear", "from": 480, "to": 0 } } ],
          "grades": [ { "atLeast": 0, "grade": "any" } ] }
        """);

    protected async Task SaveSchemeAsync(string json) =>
        Assert.True(await Get<SchemeStore>().TryAddAsync(SchemeJson.Read(json).Scheme!, CancellationToken.None));
}
