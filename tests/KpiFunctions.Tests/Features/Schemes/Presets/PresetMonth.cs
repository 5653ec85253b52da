using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Schemes.Presets;
using NodaTime;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>A month of one member of staff, scored with a preset: orders stand to that person as the preset measures them.</summary>
internal sealed class PresetMonth(string preset)
{
    internal static readonly Instant Opened = Instant.FromUtc(2026, 8, 10, 2, 0);
    internal static readonly StaffId Staff = StaffId.Parse("li");

    /// <summary>Someone of the person's team, or of the store.</summary>
    internal static readonly StaffId Other = StaffId.Parse("zhang");

    private static readonly StoreMonth Month = new(StoreId.Parse("S1"), new YearMonth(2026, 8));

    private static readonly MonthSettings Led = new()
    {
        Teams = new Dictionary<StaffId, IReadOnlyList<LedDays>> { [Other] = [new(new DateInterval(new(2026, 8, 1), new(2026, 8, 31)), Staff)] },
    };

    private readonly MonthFactsBuilder _facts = StoreFacts.Of(Month.StoreId, Month.Month, "Asia/Shanghai", Led with { Sheets = RatingSheets.Of(SheetPresets.Of(Find(preset))) }).AddStaff(Staff);
    private readonly List<(WorkOrder Order, int? Rating)> _served = [];
    private readonly List<FigureFact> _figures = [];
    private readonly List<RatingFact> _marks = [];
    private readonly List<FilledColumn> _columns = [];
    private readonly List<ComplaintFact> _complaints = [];
    private readonly List<CustomerFact> _customerFacts = [];

    /// <summary>The orders of the month with what their customers answer; one of a customer who stays silent has no rating.</summary>
    internal IReadOnlyList<(WorkOrder Order, int? Rating)> Served => _served;

    internal IReadOnlyList<FigureFact> Figures => _figures;

    internal IReadOnlyList<RatingFact> Marks => _marks;

    /// <summary>Columns of rating sheets that are filled.</summary>
    internal IReadOnlyList<FilledColumn> Columns => _columns;

    internal IReadOnlyList<ComplaintFact> AllComplaints => _complaints;

    internal IReadOnlyList<CustomerFact> CustomerFacts => _customerFacts;

    /// <summary>Whose orders the preset looks at.</summary>
    internal Measures Measures => SchemeWords.Measures[SchemeNeeds.Of(Scheme).FirstOrDefault(n => n.Record == Need.Orders)?.Measures ?? "own"];

    /// <summary>How many of the first orders come back.</summary>
    internal int CameBack { get; private set; }

    internal Scheme Scheme { get; } = Find(preset);

    internal string? Employment { get; init; }

    internal LocalDate? EmployedSince { get; init; }

    /// <summary>The position coefficient of the year.</summary>
    internal decimal? Coefficient { get; init; }

    /// <summary>The level of the person's certificate.</summary>
    internal int? Certificate { get; init; }

    /// <summary>Completed orders of one hour; <paramref name="change"/> makes the i-th of them what it is.</summary>
    internal PresetMonth Orders(int count, Func<int, WorkOrder, WorkOrder>? change = null, Func<int, int>? rating = null)
    {
        for (var i = 0; i < count; i++)
        {
            var order = new WorkOrder
            {
                StoreId = Month.StoreId,
                Id = WorkOrderId.Parse($"W{_served.Count + 1}"),
                StaffId = Measures == Measures.Own ? Staff : Measures.Part == OrderPart.Technician ? Other : StaffId.Parse("wu"),
                AdvisorId = Measures.Part == OrderPart.Advisor ? Measures.Of == Measured.Team ? Other : Staff : null,
                ClerkId = Measures.Part == OrderPart.Clerk ? Staff : null,
                OpenedAt = Opened,
                CompletedAt = Opened + Duration.FromHours(1),
                AssetId = $"unit-{_served.Count + 1}",
                FaultCode = "F1",
            };
            var served = (Order: change?.Invoke(i, order) ?? order, Rating: rating?.Invoke(i));
            _served.Add(served);
            _facts.Add(new ServiceRecord(served.Order, new SurveyResult(Opened + Duration.FromDays(3), served.Rating is { } mark ? [mark] : [])));
        }

        return this;
    }

    internal PresetMonth Figure(string metric, decimal value, decimal excused = 0, string? note = null)
    {
        _figures.Add(new FigureFact(Staff, metric, value, note) { Excused = excused });
        _facts.Add(_figures[^1]);
        return this;
    }

    internal PresetMonth Mark(string topic, decimal mark, string rater = "supervisor", decimal weight = 1)
    {
        _marks.Add(new RatingFact(Staff, topic, rater, mark) { Weight = weight, Example = "What was seen on the 12th." });
        _facts.Add(_marks[^1]);
        return this;
    }

    /// <summary>Fills a column of the preset's rating sheet.</summary>
    /// <param name="grades">A grade for each item, as in <c>attitude good, records fair</c>.</param>
    internal PresetMonth Fill(string column, string grades)
    {
        var sheet = Assert.Single(SheetPresets.Of(Scheme));
        var rater = sheet.Raters.Single(r => r.Id == column);
        var filled = new FilledColumn(sheet, rater, [.. grades.Split(", ").Select(g => g.Split(' ')).Select(g => (g[0], g[1]))]);
        Assert.Equal(sheet.Items.Select(i => i.Id).Order(StringComparer.Ordinal), filled.Grades.Select(g => g.Item).Order(StringComparer.Ordinal));
        _columns.Add(filled);
        foreach (var (item, grade) in filled.Grades)
        {
            _facts.Add(new RatingFact(Staff, $"{sheet.Id}.{item}", column, sheet.Grades.Single(g => g.Id == grade).Points) { Grade = grade, GivenAs = rater.Kind, GivenAsRole = rater.Role });
        }

        return this;
    }

    internal PresetMonth Complaints(int count, Func<int, ComplaintFact, ComplaintFact>? change = null)
    {
        for (var i = 0; i < count; i++)
        {
            var complaint = new ComplaintFact
            {
                StaffId = Staff,
                Order = i < _served.Count ? _served[i].Order.People : null,
                ReceivedAt = Opened,
                AnsweredAt = Opened + Duration.FromHours(1),
                ResolvedAt = Opened + Duration.FromHours(20),
                IsSatisfied = true,
            };
            _complaints.Add(change?.Invoke(i, complaint) ?? complaint);
            _facts.Add(_complaints[^1]);
        }

        return this;
    }

    internal PresetMonth Returns(int count)
    {
        CameBack = count;
        for (var i = 0; i < count; i++)
        {
            _facts.Add(new ReturnFact(_served.Count > i ? _served[i].Order.People : OrderPeople.Alone(Staff), WorkOrderId.Parse($"A{i}"), WorkOrderId.Parse($"B{i}"), Opened));
        }

        return this;
    }

    internal PresetMonth Customer(CustomerFactKind kind)
    {
        _customerFacts.Add(new CustomerFact(Staff, kind, new LocalDate(2026, 8, 12), "letter of the 12th"));
        _facts.Add(_customerFacts[^1]);
        return this;
    }

    private static Scheme Find(string preset) => SchemePresets.Find(SchemeId.Parse(preset)) ?? throw new ArgumentException($"There is no preset '{preset}'.");

    internal StaffScore Score() => ScoreOrNone() ?? throw new InvalidOperationException("Nothing of the month was measured.");

    /// <summary>The score; <see langword="null"/> when nothing was measured that a score could be made of.</summary>
    internal StaffScore? ScoreOrNone() => ScoreCalculator.Calculate(_facts.Build(), Assign).SingleOrDefault(s => s.Staff.StaffId == Staff);

    private Assignment Assign(StaffPeriod person) => person.StaffId == Staff
        ? new(Scheme.Role, Scheme) { Employment = Employment, EmployedSince = EmployedSince, Coefficient = Coefficient, Certificate = Certificate }
        : new(null, TestScheme.Scheme);

    /// <summary>A column of a rating sheet with the grades that it was filled with.</summary>
    internal sealed record FilledColumn(RatingSheet Sheet, SheetRater Rater, IReadOnlyList<(string Item, string Grade)> Grades);

    /// <summary>Points of each item, by id.</summary>
    internal static Dictionary<string, decimal> Points(StaffScore score) => score.Lines.ToDictionary(l => l.Item.Id, l => l.Points);
}
