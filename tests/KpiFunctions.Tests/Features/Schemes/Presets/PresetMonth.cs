using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Schemes;
using NodaTime;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>A month of one member of staff, scored with a preset.</summary>
internal sealed class PresetMonth(string preset)
{
    internal static readonly Instant Opened = Instant.FromUtc(2026, 8, 10, 2, 0);
    private static readonly StaffId Staff = StaffId.Parse("li");
    private static readonly StoreMonth Month = new(StoreId.Parse("S1"), new YearMonth(2026, 8));

    private readonly MonthFactsBuilder _facts = StoreFacts.Of(Month.StoreId, Month.Month, "Asia/Shanghai");
    private int _orders;

    internal Scheme Scheme { get; } = SchemePresets.Find(SchemeId.Parse(preset)) ?? throw new ArgumentException($"There is no preset '{preset}'.");

    internal string? Employment { get; init; }

    internal LocalDate? EmployedSince { get; init; }

    /// <summary>Completed orders of one hour; <paramref name="change"/> makes the i-th of them what it is.</summary>
    internal PresetMonth Orders(int count, Func<int, WorkOrder, WorkOrder>? change = null, Func<int, int>? rating = null)
    {
        for (var i = 0; i < count; i++)
        {
            var order = new WorkOrder
            {
                StoreId = Month.StoreId,
                Id = WorkOrderId.Parse($"W{++_orders}"),
                StaffId = Staff,
                OpenedAt = Opened,
                CompletedAt = Opened + Duration.FromHours(1),
                AssetId = $"unit-{i}",
                FaultCode = "F1",
            };
            int[] ratings = rating is null ? [] : [rating(i)];
            _facts.Add(new ServiceRecord(change?.Invoke(i, order) ?? order, new SurveyResult(Opened + Duration.FromDays(3), ratings)));
        }

        return this;
    }

    internal PresetMonth Figure(string metric, decimal value, decimal excused = 0, string? note = null)
    {
        _facts.Add(new FigureFact(Staff, metric, value, note) { Excused = excused });
        return this;
    }

    internal PresetMonth Mark(string topic, decimal mark, string rater = "supervisor", decimal weight = 1)
    {
        _facts.Add(new RatingFact(Staff, topic, rater, mark) { Weight = weight, Example = "What was seen on the 12th." });
        return this;
    }

    internal PresetMonth Complaints(int count, Func<int, ComplaintFact, ComplaintFact>? change = null)
    {
        for (var i = 0; i < count; i++)
        {
            var complaint = new ComplaintFact
            {
                StaffId = Staff,
                ReceivedAt = Opened,
                AnsweredAt = Opened + Duration.FromHours(1),
                ResolvedAt = Opened + Duration.FromHours(20),
                IsSatisfied = true,
            };
            _facts.Add(change?.Invoke(i, complaint) ?? complaint);
        }

        return this;
    }

    internal PresetMonth Returns(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _facts.Add(new ReturnFact(Staff, WorkOrderId.Parse($"A{i}"), WorkOrderId.Parse($"B{i}"), Opened));
        }

        return this;
    }

    internal PresetMonth SpotChecks(int pool, int done)
    {
        for (var i = 0; i < pool; i++)
        {
            _facts.Add(new CallbackFact(Staff, Opened, i < done ? Opened : null, OfOtherDepartment: true));
        }

        return this;
    }

    internal PresetMonth Customer(CustomerFactKind kind)
    {
        _facts.Add(new CustomerFact(Staff, kind, new LocalDate(2026, 8, 12), "letter of the 12th"));
        return this;
    }

    internal StaffScore Score() => Assert.Single(
        ScoreCalculator.Calculate(_facts.Build(), _ => new Assignment(Scheme.Role, Scheme) { Employment = Employment, EmployedSince = EmployedSince }));

    /// <summary>Points of each item, by id.</summary>
    internal static Dictionary<string, decimal> Points(StaffScore score) => score.Lines.ToDictionary(l => l.Item.Id, l => l.Points);
}
