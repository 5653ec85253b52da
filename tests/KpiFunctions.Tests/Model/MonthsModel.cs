using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Tests.Model;

/// <summary>
/// What the months of one store hold, by the rules alone: a fact counts in one month, its last word counts, what comes about a closed month waits beside
/// it as late until that is reopened and takes it in. What follows from orders in other months follows from their last words.
/// </summary>
internal sealed class MonthsModel(Store store)
{
    /// <summary>Nothing closes sooner after its hour, nor after the hour was changed.</summary>
    private static readonly Duration Settling = Duration.FromMinutes(10);

    private readonly Dictionary<string, Known> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<YearMonth, Instant> _reopened = [];
    private readonly HashSet<string> _decidedFigures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StaffId> _decidedStaff = new(StringComparer.Ordinal);
    private readonly HashSet<YearMonth> _waiting = [];
    private readonly HashSet<YearMonth> _byOldSettings = [];

    internal Store Store { get; private set; } = store;

    /// <summary>The last month that was closed once; those before it were too.</summary>
    internal YearMonth ClosedThrough { get; private set; } = store.FirstMonth.PlusMonths(-1);

    internal IEnumerable<YearMonth> Closed => Once.Where(IsClosed);

    /// <summary>Months that were closed once.</summary>
    internal IEnumerable<YearMonth> Once
    {
        get
        {
            for (var month = Store.FirstMonth; month <= ClosedThrough; month = month.PlusMonths(1))
            {
                yield return month;
            }
        }
    }

    internal bool IsClosed(YearMonth month) => month <= ClosedThrough && !_reopened.ContainsKey(month);

    /// <summary>
    /// Whether what follows from orders of other months is there as they say it: not in a closed month, nor in one that was reopened without it, or closed
    /// before the store's settings changed.
    /// </summary>
    internal bool IsComplete(YearMonth month) => !IsClosed(month) && !_waiting.Contains(month) && !_byOldSettings.Contains(month);

    internal IEnumerable<Fact> StandingIn(YearMonth month) => _facts.Values.Where(k => k.Stands is not null && k.Home == month).Select(k => k.Stands!);

    internal IEnumerable<Fact> LateIn(YearMonth month) => _facts.Values.Where(k => k.Late is not null && k.LateIn == month).Select(k => k.Late!);

    /// <summary>Whoever was never heard of is no member of the store's staff.</summary>
    internal bool HasOrdersOf(StaffId staff) => _facts.Values.Any(k => (k.Stands as OrderFact)?.Order.StaffId == staff);

    internal Fact? LastOf(string key) => _facts.GetValueOrDefault(key)?.Last;

    /// <summary>Somebody says something. Said again it changes nothing.</summary>
    internal void Say(Fact fact)
    {
        if (fact is OrderFact { IsImpossible: true } || _decidedFigures.Contains(fact.Key))
        {
            return;
        }

        fact = AsDecided(fact);

        if (!_facts.TryGetValue(fact.Key, out var known))
        {
            _facts[fact.Key] = known = new Known();
        }

        var month = fact.MonthIn(Store);
        if (known.Last == fact && known.Late is null && (known.Home == month || IsClosed(known.Home) || IsClosed(month)))
        {
            return;
        }

        var isHeld = known.Stands is not null && IsClosed(known.Home) && !(known.Stands is OrderFact { IsOpen: true } && !IsClosed(month));
        if (isHeld || IsClosed(month))
        {
            (known.Late, known.LateIn) = (fact, isHeld ? known.Home : month);
        }
        else
        {
            (known.Stands, known.Home, known.Late) = (fact, month, null);
        }
    }

    /// <summary>A figure of a closed month is decided: nothing that is imported counts against it.</summary>
    internal void Decide(FigureOf figure)
    {
        _decidedFigures.Add(figure.Key);
        _facts[figure.Key] = new Known { Stands = figure with { Figure = figure.Figure with { IsDecided = true } }, Home = figure.Month };
    }

    /// <summary>Whose an order is, is decided in a closed month. Where the order is in another one, that is told of it as by an import.</summary>
    internal void Decide(string order, StaffId staff, YearMonth month)
    {
        _decidedStaff[order] = staff;
        var known = _facts[order];
        if (known.Stands is not null && known.Home != month && IsClosed(known.Home) && known.Late is null)
        {
            (known.Late, known.LateIn) = (AsDecided(known.Stands), known.Home);
            return;
        }

        known.Late = known.Late is null ? null : AsDecided(known.Late);
        if (known.Stands is not null && (known.Home == month || !IsClosed(known.Home)))
        {
            known.Stands = AsDecided(known.Stands);
        }
    }

    /// <summary>Closes what is due: the months that are over, one after the other, and those whose reopening has run out.</summary>
    internal void CloseDue(Instant now)
    {
        foreach (var month in _reopened.Where(r => r.Value <= now).Select(r => r.Key).ToList())
        {
            _reopened.Remove(month);
        }

        while (TryCloseNext(now))
        {
            // The next one.
        }
    }

    /// <summary>Closes a month by hand.</summary>
    internal void Close(YearMonth month, Instant now)
    {
        if (!_reopened.Remove(month) && month == ClosedThrough.PlusMonths(1))
        {
            TryCloseNext(now);
        }
    }

    internal void Reopen(YearMonth month, bool takesLate, Instant until)
    {
        if (month > ClosedThrough || !_reopened.TryAdd(month, until))
        {
            return;
        }

        _waiting.Add(month);
        if (takesLate)
        {
            _waiting.Remove(month);
            foreach (var fact in LateIn(month).ToList())
            {
                Say(fact);
            }
        }
    }

    /// <summary>Changes the settings of the store. What is closed keeps its borders; the facts of open months go where they belong now.</summary>
    internal void Set(DateTimeZone zone, MonthClosing closing, Instant now)
    {
        if (!zone.Equals(Store.Zone) || closing != Store.Closing)
        {
            _byOldSettings.UnionWith(Once);
        }

        if (!zone.Equals(Store.Zone))
        {
            EarlierZone[] kept = [.. Store.EarlierZones.Where(z => z.Through < ClosedThrough), new(Store.ZoneOf(ClosedThrough), ClosedThrough)];
            Store = Store with { Zone = zone, EarlierZones = kept, ClosingChangedAt = now };
        }

        if (closing != Store.Closing)
        {
            Store = Store with { Closing = closing, ClosingChangedAt = now };
        }

        foreach (var known in _facts.Values.Where(k => k.Stands is not null && k.Late is null && k.Home > ClosedThrough))
        {
            known.Home = known.Stands!.MonthIn(Store);
        }
    }

    /// <summary>Orders of other months that were opened in this one, done by its close or not.</summary>
    internal IEnumerable<WorkOrder> OpenedIn(YearMonth month) => _facts.Values
        .Where(k => k.Last is OrderFact && (k.Stands is null || k.Home != month) && (k.Stands is not null || k.LateIn != month))
        .Select(k => ((OrderFact)k.Last!).Order)
        .Where(o => StoreMonth.Of(Store, o.OpenedAt).Month == month)
        .Select(o => o with { CompletedAt = o.CompletedAt < ClosesAt(month) ? Instant.Max(o.CompletedAt.Value, Store.EndOf(month)) : null, AssetId = null, FaultCode = null });

    /// <summary>Repairs that came back in a month, with the order that they came back with.</summary>
    internal IEnumerable<ReturnFact> ReturnsIn(YearMonth month)
    {
        var orders = _facts.Values.Select(k => k.Last).OfType<OrderFact>().Select(o => o.Order).ToList();
        return orders.Select(later => RepeatRepair.Of(later, orders, Store.Returns)).OfType<ReturnFact>().Where(r => StoreMonth.Of(Store, r.CameBackAt).Month == month);
    }

    private Fact AsDecided(Fact fact) =>
        fact is OrderFact order && _decidedStaff.TryGetValue(fact.Key, out var staff) ? new OrderFact(order.Order with { StaffId = staff }) : fact;

    private Instant ClosesAt(YearMonth month) => new StoreMonth(Store.Id, month).ClosesAt(Store);

    private bool TryCloseNext(Instant now)
    {
        var next = ClosedThrough.PlusMonths(1);
        if (Instant.Max(ClosesAt(next), Store.ClosingChangedAt ?? Instant.MinValue) + Settling > now)
        {
            return false;
        }

        ClosedThrough = next;
        return true;
    }

    /// <summary>All that is known of one thing.</summary>
    private sealed class Known
    {
        /// <summary>What counts.</summary>
        internal Fact? Stands { get; set; }

        internal YearMonth Home { get; set; }

        /// <summary>The last word, when it came late.</summary>
        internal Fact? Late { get; set; }

        internal YearMonth LateIn { get; set; }

        internal Fact? Last => Late ?? Stands;
    }
}
