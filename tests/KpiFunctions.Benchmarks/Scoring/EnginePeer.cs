using System.Diagnostics;
using System.Globalization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Scoring.Adjustments;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Benchmarks.Scoring;

/// <summary>The product's own scoring, from built facts to results with all of their explanation.</summary>
internal sealed class EnginePeer
{
    private const int Batch = 10_000;

    private static readonly StoreId Store = StoreId.Parse("B1");
    private static readonly StoreMonth Month = new(Store, BigMonth.Month);
    private static readonly Store InShanghai = new()
    {
        Id = Store,
        Name = "Store",
        Zone = BigMonth.Zone,
        Locale = "en",
        SchemeId = SchemeId.Parse("benchmark"),
        StartsOn = BigMonth.Month.OnDayOfMonth(1),
    };

    private static readonly StaffId Chief = StaffId.Parse("S");

    private readonly MonthFacts _facts;
    private readonly Assignment _technician = new("technician", TechnicianScheme.Create());
    private readonly Assignment _manager = new("manager", TechnicianScheme.Of(Measured.Team));
    private readonly Assignment _chief = new("chief", TechnicianScheme.Of(Measured.Store));

    /// <param name="services">Orders of the month.</param>
    /// <param name="complaints">Complaints of the month.</param>
    /// <param name="withLeaders">Whether the managers and the chief are scored too, by what their people did.</param>
    internal EnginePeer(ServiceRow[] services, ComplaintRow[] complaints, bool withLeaders)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        (_facts, BuildMilliseconds) = Build(services, complaints, withLeaders);
        BytesPerOrder = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)services.Length;
    }

    /// <summary>Time from records to facts; making the records is not in it.</summary>
    internal double BuildMilliseconds { get; }

    /// <summary>Memory that the facts hold.</summary>
    internal double BytesPerOrder { get; }

    /// <summary>Milliseconds from facts to results.</summary>
    internal double Time()
    {
        var start = Stopwatch.GetTimestamp();
        Calculate();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    internal IReadOnlyList<StaffResult> Results() => [.. Calculate().Where(s => s.Role == "technician").Select(ResultOf)];

    /// <summary>Orders completed by all who are scored in a role, as their first line with a count has it.</summary>
    internal decimal CompletedBy(string role) => Calculate().Where(s => s.Role == role).Sum(s => s.Lines.Single(l => l.Item.Id == "within-24h").Metric?.Denominator ?? 0);

    private IReadOnlyList<StaffScore> Calculate() => ScoreCalculator.Calculate(
        _facts, s => s.StaffId == Chief ? _chief : s.StaffId.Value[0] == 'M' ? _manager : _technician);

    private static (MonthFacts Facts, double Milliseconds) Build(ServiceRow[] services, ComplaintRow[] complaints, bool withLeaders)
    {
        var builder = new MonthFactsBuilder(Month, MonthClock.Of(InShanghai, BigMonth.Month), Month.ClosesAt(InShanghai), withLeaders ? Led : MonthSettings.Default);
        if (withLeaders)
        {
            Managers.Append(Chief).ToList().ForEach(leader => builder.AddStaff(leader));
        }

        var spent = TimeSpan.Zero;
        for (var first = 0; first < services.Length; first += Batch)
        {
            var records = services[first..Math.Min(first + Batch, services.Length)].Select((row, i) => RecordOf(row, first + i)).ToArray();
            var start = Stopwatch.GetTimestamp();
            builder.AddRange(records);
            spent += Stopwatch.GetElapsedTime(start);
        }

        var others = complaints.Select(FactOf).ToArray();
        var rest = Stopwatch.GetTimestamp();
        foreach (var complaint in others)
        {
            builder.Add(complaint);
        }

        var facts = builder.Build();
        return (facts, (spent + Stopwatch.GetElapsedTime(rest)).TotalMilliseconds);
    }

    private static IEnumerable<StaffId> Managers => Enumerable.Range(0, BigMonth.Managers).Select(ManagerOf);

    private static MonthSettings Led => new()
    {
        Teams = Enumerable.Range(0, BigMonth.Staff).ToDictionary(
            StaffOf, IReadOnlyList<LedDays> (staff) => [new(BigMonth.Month.ToDateInterval(), ManagerOf(staff % BigMonth.Managers))]),
    };

    private static ServiceRecord RecordOf(ServiceRow row, int number) => new(
        new WorkOrder
        {
            StoreId = Store,
            Id = WorkOrderId.Parse(string.Create(CultureInfo.InvariantCulture, $"W{number}")),
            StaffId = StaffOf(row.Staff),
            CustomerId = CustomerId.Parse(string.Create(CultureInfo.InvariantCulture, $"C{number * 7L % 600_000}")),
            OpenedAt = Instant.FromUnixTimeSeconds(row.Opened),
            CompletedAt = InstantOf(row.Completed),
            PromisedAt = InstantOf(row.Promised),
            Amount = row.Cents / 100m,
        },
        new SurveyResult(InstantOf(row.Sent), row.Rating is { } rating ? [rating] : []));

    private static ComplaintFact FactOf(ComplaintRow row) => new()
    {
        StaffId = StaffOf(row.Staff),
        ReceivedAt = Instant.FromUnixTimeSeconds(row.Received),
        ResolvedAt = InstantOf(row.Resolved),
        IsSatisfied = row.IsSatisfied,
        IsOwnFault = row.IsOwnFault,
    };

    private static StaffResult ResultOf(StaffScore score) => new(
    [
        int.Parse(score.Staff.StaffId.Value.AsSpan(1), CultureInfo.InvariantCulture),
        score.Rank!.Value.Place,
        (int)(score.Total * 100),
        .. score.Lines.Select(l => (int)(l.Points * 100)),
        .. score.Scheme.Adjustments.Select(a => (int)(PointsOf(score.Adjustments, a) * 100)),
    ]);

    private static decimal PointsOf(IReadOnlyList<AppliedAdjustment> applied, Adjustment adjustment) =>
        applied.SingleOrDefault(a => a.Adjustment.Id == adjustment.Id)?.Points ?? 0;

    private static StaffId ManagerOf(int manager) => StaffId.Parse(string.Create(CultureInfo.InvariantCulture, $"M{manager:D2}"));

    private static StaffId StaffOf(int staff) => StaffId.Parse(string.Create(CultureInfo.InvariantCulture, $"T{staff:D4}"));

    private static Instant? InstantOf(int? seconds) => seconds is { } s ? Instant.FromUnixTimeSeconds(s) : null;
}
