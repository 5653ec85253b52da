using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Records;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Records.Stores;
using NodaTime;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>Assembles the basis of a month from the store, its staff and the schemes as they are now.</summary>
public sealed class MonthBasisQuery(StoreDirectory stores, StoreTableStore tables, SheetStore sheets, SchemeStore schemes)
{
    public async Task<PresentBasis> ReadAsync(Store store, YearMonth yearMonth, CancellationToken cancellationToken)
    {
        var month = new StoreMonth(store.Id, yearMonth);
        var members = await stores.ListStaffAsync(store.Id, cancellationToken);
        var history = new RoleHistory(members.SelectMany(m => m.Assignments(store.SchemeId)));
        var periods = history.PeriodsIn(yearMonth);
        var staff = new Dictionary<StaffPeriod, StaffTerms>();
        foreach (var member in members)
        {
            foreach (var period in PeriodsOf(member.Id, periods))
            {
                var role = history.Of(period, yearMonth);
                staff.Add(period, new StaffTerms(role?.Role, role?.SchemeId ?? store.SchemeId, member.Employment, member.EmployedSince)
                {
                    IsGiven = member.IsRegistered,
                    Coefficient = member.CoefficientIn(yearMonth.Year),
                    Certificate = member.CertifiedIn(yearMonth),
                    IsPresent = history.IsIn(member.Id, yearMonth) && !(member.EmployedSince > yearMonth.ToDateInterval().End),
                });
            }
        }

        var inForce = await InForceAsync(staff.Values.Select(t => t.SchemeId).Append(store.SchemeId), yearMonth, cancellationToken);
        var said = await tables.ListForMonthAsync(store.Id, yearMonth, store.ComplaintClock, cancellationToken);
        var rated = await sheets.ListInForceAsync(inForce.Select(s => s.Document), yearMonth, cancellationToken);
        var basis = new MonthBasis
        {
            Month = month,
            Zone = store.ZoneOf(yearMonth),
            Clock = MonthClock.Of(store, yearMonth),
            Close = month.ClosesAt(store),
            Settings = new MonthSettings
            {
                ArriveWithin = store.ArriveWithin,
                Returns = store.Returns,
                RolePeriods = periods,
                Teams = TeamsIn(yearMonth, members),
                ComplaintClock = store.ComplaintClock,
                Tables = StoreTables.Of([.. said.Select(t => t.Table)]),
                Sheets = RatingSheets.Of(rated.Select(s => s.Document)),
            },
            Staff = staff,
            Others = new StaffTerms(null, store.SchemeId) { IsGiven = false },
            Schemes = inForce.Select(s => s.Document).ToDictionary(s => s.Id),
        };
        return new PresentBasis(basis, [.. inForce.Select(SchemeReference.Of)], [.. said.Select(TableReference.Of)], [.. rated.Select(SheetReference.Of)]);
    }

    private static Dictionary<StaffId, IReadOnlyList<LedDays>> TeamsIn(YearMonth month, IEnumerable<StaffMember> members) =>
        members.Select(m => (m.Id, Led: m.LedIn(month))).Where(m => m.Led.Count > 0).ToDictionary(m => m.Id, m => m.Led);

    private static IEnumerable<StaffPeriod> PeriodsOf(StaffId id, IReadOnlyDictionary<StaffId, IReadOnlyList<DateInterval>> periods) =>
        periods.GetValueOrDefault(id)?.Select(days => new StaffPeriod(id, days)) ?? [new StaffPeriod(id, null)];

    private async Task<List<StoredVersion<Scheme>>> InForceAsync(IEnumerable<SchemeId> ids, YearMonth month, CancellationToken cancellationToken)
    {
        var inForce = new List<StoredVersion<Scheme>>();
        foreach (var id in ids.Distinct())
        {
            if (await schemes.FindForMonthAsync(id, month, cancellationToken) is { } scheme)
            {
                inForce.Add(scheme);
            }
        }

        return inForce;
    }
}
