using KpiFunctions.Domain.Facts.Services;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>
/// Collects the facts of one store-month, in any order and in any number of batches. The caller chooses the facts of the month;
/// of each kind its record says which month it counts in.
/// </summary>
/// <param name="month">The month to be scored.</param>
/// <param name="clock">When the month begins and ends, and the days in between.</param>
/// <param name="close">When the month closes.</param>
/// <param name="settings">What the store sets for the month.</param>
public sealed class MonthFactsBuilder(StoreMonth month, MonthClock clock, Instant close, MonthSettings? settings = null)
{
    private static readonly OrderPart[] Parts = Enum.GetValues<OrderPart>();

    private readonly StaffIndex _staff = new(month.Month, settings ?? MonthSettings.Default, clock);
    private readonly Dictionary<CustomerId, int> _customers = [];
    private readonly QuestionIndex _questions = new();
    private readonly ServiceList[] _services = [.. Parts.Select(_ => new ServiceList())];
    private readonly List<SharedService> _shared = [];
    private readonly Dictionary<(int Staff, string Metric), FigureFact> _figures = [];
    private readonly Dictionary<(int Staff, string Topic, string Rater), RatingFact> _ratings = [];
    private readonly List<Placed<ComplaintFact>>[] _complaints = [.. Parts.Select(_ => new List<Placed<ComplaintFact>>())];
    private readonly List<Placed<HandledComplaint>>[] _handled = [.. Parts.Select(_ => new List<Placed<HandledComplaint>>())];
    private readonly List<Placed<ComplaintFact>> _faults = [];
    private readonly List<Placed<HandledComplaint>> _ofStore = [];
    private readonly List<Placed<ReturnFact>>[] _returns = [.. Parts.Select(_ => new List<Placed<ReturnFact>>())];
    private readonly List<Placed<CallbackFact>> _callbacks = [];
    private readonly List<Placed<CustomerFact>> _customerFacts = [];

    private readonly ComplaintTimes _times = new(clock, settings ?? MonthSettings.Default);
    private readonly CustomerDraw _draw = new(month, (settings ?? MonthSettings.Default).Sheets);

    /// <summary>
    /// Adds an order with what its customer said. Internal and cancelled orders are left out; an order completed in another month counts as opened only,
    /// and as completed in time if that was before the close.
    /// </summary>
    /// <exception cref="ArgumentException">A rating is not 1 to 5, or a quantity lies beyond <see cref="Quantity.Largest"/>.</exception>
    public MonthFactsBuilder Add(ServiceRecord record)
    {
        var order = record.Order;
        if (!order.IsCounted)
        {
            return this;
        }

        var ratings = _questions.Place(record.Result);
        var isTraceable = (settings ?? MonthSettings.Default).Returns.CanReturn(order);
        var tables = (settings ?? MonthSettings.Default).Tables;
        var further = FurtherMarksOf(ratings, record, isTraceable);
        var service = new ServiceFact(_staff.Of(order.StaffId, order.CountsAt), IndexOf(order.CustomerId), record, ratings, isTraceable, tables);
        if (order.Shares is { } shares)
        {
            _shared.Add(new(service, further, PartsOf(service, shares, order.CountsAt)));
        }
        else
        {
            _services[(int)OrderPart.Technician].Add(service, further);
        }

        Add(order.AdvisorId, OrderPart.Advisor);
        Add(order.InspectorId, OrderPart.Inspector);
        Add(order.ClerkId, OrderPart.Clerk);
        if (order.CompletedAt is { } completedAt && clock.Span.Contains(completedAt))
        {
            foreach (var person in order.People.All)
            {
                _draw.Add(person, _staff.Segments[_staff.Of(person, order.CountsAt)].Staff, record);
            }
        }

        return this;

        void Add(StaffId? person, OrderPart part)
        {
            if (person is { } staff)
            {
                _services[(int)part].Add(service with { Staff = _staff.Of(staff, order.CountsAt) }, further);
            }
        }
    }

    /// <summary>Adds someone who was in the store, whether or not there is a record of theirs.</summary>
    public MonthFactsBuilder AddStaff(StaffId staffId)
    {
        _staff.Of(staffId, day: null);
        return this;
    }

    public MonthFactsBuilder AddRange(IEnumerable<ServiceRecord> records)
    {
        foreach (var record in records)
        {
            Add(record);
        }

        return this;
    }

    /// <summary>
    /// Adds an imported figure. Of several for one member of staff, role and metric the one of the last day counts; where somebody has decided what some of
    /// them are, the last one of these.
    /// </summary>
    /// <exception cref="ArgumentException">The figure has a <see cref="FigureFact.Problem"/>, or there is one of that day already.</exception>
    public MonthFactsBuilder Add(FigureFact figure)
    {
        Require(figure.Problem);
        AddLast(_figures, (_staff.PersonOf(figure.StaffId, figure.Day), figure.Metric), figure, f => f.Day, f => f.IsDecided);
        return this;
    }

    /// <summary>The figure that counts in the place of another one of the same member of staff, role and metric; <see langword="null"/> when that one counts itself.</summary>
    public FigureFact? CountedInsteadOf(FigureFact figure) =>
        _figures.GetValueOrDefault((_staff.PersonOf(figure.StaffId, figure.Day), figure.Metric)) is { } counted && counted.Day != figure.Day ? counted : null;

    /// <summary>The mark that counts in the place of another one of the same member of staff, role, topic and rater; <see langword="null"/> when that one counts itself.</summary>
    public RatingFact? CountedInsteadOf(RatingFact rating) =>
        _ratings.GetValueOrDefault((_staff.PersonOf(rating.StaffId, rating.Day), rating.Topic, rating.Rater)) is { } counted && counted.Day != rating.Day ? counted : null;

    /// <summary>
    /// Adds a mark, unless it does not count on its rating sheet. Of several for one member of staff, role, topic and rater the one of the last day counts. A
    /// sheet is of the whole month, so its marks are those of each role in it; a scheme that does not name the sheet does not ask for them.
    /// </summary>
    /// <exception cref="ArgumentException">The mark has a <see cref="RatingFact.Problem"/>, or there is one of that day already.</exception>
    public MonthFactsBuilder Add(RatingFact rating)
    {
        Require(rating.Problem);
        var sheets = (settings ?? MonthSettings.Default).Sheets;
        if (rating.On(sheets) is { } counted)
        {
            foreach (var person in sheets.Find(rating.Topic) is null ? [_staff.PersonOf(rating.StaffId, rating.Day)] : _staff.RolesOf(rating.StaffId))
            {
                AddLast(_ratings, (person, rating.Topic, rating.Rater), counted, r => r.Day, _ => false);
            }
        }

        return this;
    }

    public MonthFactsBuilder Add(ComplaintFact complaint)
    {
        var handled = new HandledComplaint(complaint, _times.ToAnswer(complaint), _times.ToSolution(complaint));
        foreach (var part in Parts)
        {
            _complaints[(int)part].AddRange(complaint.About(part).Select(s => new Placed<ComplaintFact>(_staff.Of(s, complaint.ReceivedAt), complaint)));
            _handled[(int)part].AddRange(complaint.HandledBy(part).Select(s => new Placed<HandledComplaint>(_staff.Of(s, complaint.ReceivedAt), handled)));
        }

        _faults.AddRange(complaint.CausedBy().Select(s => new Placed<ComplaintFact>(_staff.Of(s, complaint.ReceivedAt), complaint)));
        if (complaint.StaffId is null)
        {
            _ofStore.Add(new(_staff.SliceOf(complaint.ReceivedAt), handled));
        }

        return this;
    }

    public MonthFactsBuilder Add(ReturnFact repeat)
    {
        foreach (var part in Parts)
        {
            _returns[(int)part].AddRange(repeat.People.As(part).Select(s => new Placed<ReturnFact>(_staff.Of(s, repeat.CameBackAt), repeat)));
        }

        return this;
    }

    public MonthFactsBuilder Add(CallbackFact callback)
    {
        _callbacks.Add(new(_staff.Of(callback.StaffId, callback.DueBy), callback));
        return this;
    }

    public MonthFactsBuilder Add(CustomerFact fact)
    {
        _customerFacts.Add(new(_staff.Of(fact.StaffId, fact.Day), fact));
        return this;
    }

    public MonthFacts Build()
    {
        var drawn = _draw.Drawn();
        var others = new OtherFacts
        {
            Figures = [.. _figures.Select(f => new Placed<FigureFact>(f.Key.Staff, f.Value))],
            Ratings = [.. _ratings.Select(r => new Placed<RatingFact>(r.Key.Staff, r.Value))],
            CustomerMarks = [.. _draw.Marks(drawn)],
            Complaints = _complaints,
            Faults = [.. _faults],
            ComplaintsOfStore = [.. _ofStore],
            HandledComplaints = _handled,
            Returns = _returns,
            Callbacks = [.. _callbacks],
            Customers = [.. _customerFacts],
        };
        return new(
            month,
            clock.Span,
            close,
            settings ?? MonthSettings.Default,
            _times.Clock,
            _staff,
            [.. _services.Select(s => s.IsEmpty ? null : s.Build(_staff.Segments.Count))],
            [.. _shared],
            _questions.Places.ToDictionary(StringComparer.Ordinal),
            others)
        {
            Drawn = [.. drawn.Select(d => new DrawnCustomer(_staff.Staff[d.Index], d.Fact.Sheet, d.Fact.Order))],
        };
    }

    private static ServiceMarks[] FurtherMarksOf(IReadOnlyList<int> ratings, ServiceRecord record, bool isTraceable)
    {
        if (ratings.Count <= ServiceMarks.QuestionsPerNumber)
        {
            return [];
        }

        var numbers = (ratings.Count + ServiceMarks.QuestionsPerNumber - 1) / ServiceMarks.QuestionsPerNumber;
        return [.. Enumerable.Range(1, numbers - 1).Select(number => ServiceMarks.From(ratings, number, record, isTraceable))];
    }

    private SharedPart[] PartsOf(in ServiceFact service, WorkShares shares, Instant at)
    {
        var (standard, actual, points, amount) =
            (Divide(shares, service.StandardHours), Divide(shares, service.ActualHours), Divide(shares, service.Points), Divide(shares, service.Amount));
        return [.. shares.Staff.Select((s, i) => new SharedPart(_staff.Of(s, at), standard[i], actual[i], points[i], amount[i]))];
    }

    private static long[] Divide(WorkShares shares, long quantity) =>
        quantity == Quantity.Unknown ? [.. shares.All.Select(_ => Quantity.Unknown)] : shares.Divide(quantity);

    /// <summary>No day means the end of the month, as it does for roles.</summary>
    private static void AddLast<TKey, TFact>(Dictionary<TKey, TFact> facts, TKey key, TFact fact, Func<TFact, LocalDate?> dayOf, Func<TFact, bool> isDecided)
        where TKey : notnull
    {
        if (facts.TryGetValue(key, out var other) && dayOf(other) == dayOf(fact))
        {
            throw new ArgumentException($"There is such a fact already, of {other}.");
        }

        if (other is null || PlaceOf(fact).CompareTo(PlaceOf(other)) > 0)
        {
            facts[key] = fact;
        }

        (bool IsDecided, LocalDate Day) PlaceOf(TFact one) => (isDecided(one), dayOf(one) ?? LocalDate.MaxIsoValue);
    }

    private static void Require(string? problem)
    {
        if (problem is not null)
        {
            throw new ArgumentException(problem);
        }
    }

    private int IndexOf(CustomerId? customerId)
    {
        if (customerId is not { } id)
        {
            return -1;
        }

        if (!_customers.TryGetValue(id, out var index))
        {
            _customers.Add(id, index = _customers.Count);
        }

        return index;
    }
}
