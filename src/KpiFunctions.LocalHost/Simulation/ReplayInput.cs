using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>Everything that a replay plays, read and checked.</summary>
internal sealed record ReplayInput
{
    /// <summary>The scheme to save first; <see langword="null"/> when the stores use one that the app has.</summary>
    public string? SchemeJson { get; init; }

    /// <summary>File that the scheme stands in; empty without one.</summary>
    public string SchemeFile { get; init; } = string.Empty;

    public required IReadOnlyList<ReplayStore> Stores { get; init; }

    public IReadOnlyList<ReplayStaff> Staff { get; init; } = [];

    /// <summary>Opening hours.</summary>
    public IReadOnlyList<ReplayHours> Calendar { get; init; } = [];

    /// <summary>Schemes that stores and staff name, where they do, and the first month in which each is needed: that of the store.</summary>
    public IEnumerable<(string Scheme, ReplayPlace Place, YearMonth? First)> NamedSchemes
    {
        get
        {
            var first = Stores.ToDictionary(s => s.Id, s => StartOf(s)?.ToYearMonth());
            return Stores.Select(s => (s.Fields, s.Place, s.Id)).Concat(Staff.Select(s => (s.Fields, s.Place, Id: s.StoreId)))
                .Where(s => s.Fields.ContainsKey("schemeId"))
                .Select(s => (s.Fields["schemeId"], s.Place, first[s.Id]));
        }
    }

    public required IReadOnlyList<ReplayOrder> Orders { get; init; }

    public required IReadOnlyList<ReplayReply> Replies { get; init; }

    /// <summary>Records beside the orders, by their kind.</summary>
    public IReadOnlyDictionary<ReplayKind, IReadOnlyList<ReplayRow>> Records { get; init; } = new Dictionary<ReplayKind, IReadOnlyList<ReplayRow>>();

    /// <summary>Columns of rating sheets.</summary>
    public IReadOnlyList<SheetColumn> Marks { get; init; } = [];

    /// <summary>When the first order is imported.</summary>
    /// <exception cref="BadInputException">There are no orders.</exception>
    public Instant Start => Orders.Count > 0
        ? Orders.Min(o => o.Row.At)
        : throw new BadInputException("The work orders have no rows; there is nothing to replay.");

    /// <summary>A day after the last month of any order has closed everywhere.</summary>
    public Instant NaturalEnd
    {
        get
        {
            var zones = Stores.ToDictionary(s => s.Id, s => s.Zone);
            return Orders.Max(o => MonthClosing.Default.Of(o.Row.Month.Month, zones[o.Survey.StoreId])) + Duration.FromDays(1);
        }
    }

    /// <summary>The first day of a store; <see langword="null"/> when it has neither one of its own nor any record.</summary>
    public LocalDate? StartOf(ReplayStore store) => store.StartsOn ?? Orders.Select(o => o.Row).Concat(Records.SelectMany(r => r.Value)).Concat(Marks.Select(m => m.First))
        .Where(row => row.Month.StoreId == store.Id)
        .Select(row => (YearMonth?)row.Month.Month)
        .Min()?.OnDayOfMonth(1);

    /// <summary>The months of a store, from its first to the one of <paramref name="until"/>; months without orders close too.</summary>
    public IEnumerable<YearMonth> MonthsOf(ReplayStore store, Instant until)
    {
        if (StartOf(store) is not { } start)
        {
            yield break;
        }

        var last = until.InZone(store.Zone).Date.ToYearMonth();
        for (var month = start.ToYearMonth(); month <= last; month = month.PlusMonths(1))
        {
            yield return month;
        }
    }
}
