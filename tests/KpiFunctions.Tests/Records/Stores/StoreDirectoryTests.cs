using KpiFunctions.Domain;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Records.Stores;

public sealed class StoreDirectoryTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly StaffId Li = StaffId.Parse("li");

    private readonly RunningClock _clock = new(Utc("2026-09-10T02:00:00Z"));

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_store_is_read_as_it_was_saved_with_all_its_settings()
    {
        var store = NewStore("S2") with
        {
            Group = "East",
            CallbackAfter = Duration.FromHours(24),
            SendingWindow = new SendingWindow(new LocalTime(8, 30), new LocalTime(19, 15)) { OnWeekends = false, Holidays = [new LocalDate(2026, 10, 1), new LocalDate(2026, 10, 2)] },
            ArriveWithin = Duration.FromMinutes(45),
            Returns = new() { FaultMatters = false, Placeholders = ["dummy", "公司"] },
            ComplaintClock = ComplaintClock.Business,
            SampleRate = 0.1,
            Questionnaire = QuestionnaireId.Parse("three-questions"),
            SurveyLink = false,
            SegmentPrice = 0.0525m,
            QuietPeriod = Duration.FromDays(14),
            RemindAfter = null,
            SilentAfter = Duration.FromHours(48),
            CallWithin = Duration.FromHours(8),
            CallbackClerk = Li,
            DailyTextLimit = 200,
            AcceptsUnknownStaff = false,
            AppealDays = 10,
            StartsOn = new LocalDate(2026, 8, 17),
            Closing = new MonthClosing(12, 20),
            ClosingChangedAt = Utc("2026-09-01T02:00:00Z"),
            EarlierZones = [new EarlierZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"], new YearMonth(2026, 7))],
        };
        await Instance().SaveAsync(store, None);

        var read = await Instance().GetAsync(store.Id, None);

        Assert.Equal(store.SendingWindow.Holidays, read.SendingWindow.Holidays);
        Assert.Equal(store.EarlierZones, read.EarlierZones);
        Assert.Equal(
            store, read with { SendingWindow = read.SendingWindow with { Holidays = store.SendingWindow.Holidays }, EarlierZones = store.EarlierZones });
    }

    [Fact]
    public async Task A_store_that_nobody_has_saved_is_unknown()
    {
        Assert.Null(await Instance().FindAsync(StoreId.Parse("S9"), None));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Instance().GetAsync(StoreId.Parse("S9"), None));
        Assert.Equal(["S1"], (await Instance().ListAsync(None)).Select(s => s.Id.Value));
    }

    [Fact]
    public async Task A_change_is_seen_at_once_where_it_was_made_and_within_a_minute_elsewhere()
    {
        var (here, elsewhere) = (Instance(), Instance());
        await elsewhere.GetAsync(Store, None);
        await here.SaveAsync(NewStore("S1") with { Name = "Renamed" }, None);

        Assert.Equal("Renamed", (await here.GetAsync(Store, None)).Name);
        _clock.Pass(Duration.FromSeconds(59));
        Assert.Equal(NewStore("S1").Name, (await elsewhere.GetAsync(Store, None)).Name);
        _clock.Pass(Duration.FromSeconds(1));
        Assert.Equal("Renamed", (await elsewhere.GetAsync(Store, None)).Name);
    }

    [Fact]
    public async Task Today_is_the_day_of_the_store()
    {
        var store = await Instance().GetAsync(Store, None);
        _clock.Pass(Duration.FromHours(14));
        Assert.Equal(new LocalDate(2026, 9, 11), Instance().Today(store));
        Assert.Equal(new LocalDate(2026, 9, 10), Instance().Today(store with { Zone = DateTimeZone.Utc }));
    }

    [Fact]
    public async Task A_member_of_staff_is_read_as_saved_with_roles_in_their_order()
    {
        var member = new StaffMember
        {
            StoreId = Store,
            Id = Li,
            Name = "李雷",
            IsRegistered = false,
            Employment = "apprentice",
            EmployedSince = new LocalDate(2024, 2, 29),
            Coefficients = [new(2025, 1.25m), new(2026, 1.3m)],
            Certificates = [new(new LocalDate(2026, 3, 1), 2), new(new LocalDate(2026, 9, 1), 0)],
            Roles = [new("advisor", null, null, new LocalDate(2026, 9, 14)), new("technician", SchemeId.Parse("technician"), new LocalDate(2026, 9, 15))],
            Managers = [new(StaffId.Parse("ma")), new(StaffId.Parse("wu"), new LocalDate(2026, 9, 11)), new(null, new LocalDate(2026, 10, 1))],
        };
        await Instance().UpdateStaffAsync(Store, Li, _ => member, None);

        var read = await Instance().FindStaffAsync(Store, Li, None);

        Assert.Equal(member.Roles, read!.Roles);
        Assert.Equal(member.Coefficients, read.Coefficients);
        Assert.Equal(member.Certificates, read.Certificates);
        Assert.Equal(member.Managers, read.Managers);
        Assert.Equal(member, read with { Roles = member.Roles, Coefficients = member.Coefficients, Certificates = member.Certificates, Managers = member.Managers });
        Assert.Equal(["li"], (await Instance().ListStaffAsync(Store, None)).Select(s => s.Id.Value));
        Assert.Empty(await Instance().ListStaffAsync(StoreId.Parse("S2"), None));
    }

    [Fact]
    public async Task Of_two_who_change_a_member_of_staff_at_once_none_loses_a_change()
    {
        const int Times = 15;
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            for (var i = 0; i < Times; i++)
            {
                await Instance().UpdateStaffAsync(Store, Li, m => (m ?? new StaffMember { StoreId = Store, Id = Li }) with { Name = $"{m?.Name}x" }, None);
            }
        }));

        Assert.Equal(2 * Times, (await Instance().FindStaffAsync(Store, Li, None))!.Name!.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whether_an_unknown_name_becomes_a_member_of_staff_is_for_the_store_to_say(bool acceptsUnknown)
    {
        var store = NewStore("S1") with { AcceptsUnknownStaff = acceptsUnknown };
        Assert.Equal(acceptsUnknown, await Instance().EnsureStaffAsync(store, Li, None));
        Assert.Equal(acceptsUnknown, await Instance().FindStaffAsync(Store, Li, None) is not null);
    }

    [Fact]
    public async Task A_name_that_comes_again_changes_nothing_of_who_is_known()
    {
        await Instance().UpdateStaffAsync(Store, Li, _ => new StaffMember { StoreId = Store, Id = Li, Name = "李雷" }, None);
        Assert.True(await Instance().EnsureStaffAsync(NewStore("S1"), Li, None));
        Assert.True(await Instance().EnsureStaffAsync(NewStore("S1") with { AcceptsUnknownStaff = false }, Li, None));
        Assert.Equal("李雷", (await Instance().FindStaffAsync(Store, Li, None))!.Name);
    }

    /// <summary>One of several instances of the app, each with a memory of its own.</summary>
    private StoreDirectory Instance() => new(Get<Tables>(), Get<StoreAgenda>(), _clock);
}
