using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Records.Book;
using NodaTime;

namespace KpiFunctions.Tests.Features.Appeals;

/// <summary>An appeal may be filed on every line and adjustment, so there is for each of them a fact that an upheld one can correct.</summary>
public sealed class PresetLineCorrectionTests
{
    private static readonly StaffId Li = StaffId.Parse("li");
    private static readonly StaffId Ma = StaffId.Parse("ma");
    private static readonly YearMonth September = new(2026, 9);
    private static readonly Store Store = new()
    {
        Id = StoreId.Parse("S1"),
        Name = "Pudong service centre",
        Zone = DateTimeZone.Utc,
        Locale = "en",
        SchemeId = SchemeId.Parse("s"),
        StartsOn = new LocalDate(2026, 9, 1),
    };

    private static readonly QuestionnaireVersion Asked = QuestionnaireVersion.Parse("asked@1");
    private static readonly WorkOrderId Answered = WorkOrderId.Parse("W1");
    private static readonly WorkOrderId Called = WorkOrderId.Parse("W2");

    public static TheoryData<string> Presets => [.. SchemePresets.All.Select(s => s.Id.Value)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Some_correction_changes_each_line_and_adjustment_of_a_preset(string preset)
    {
        var scheme = SchemePresets.Find(SchemeId.Parse(preset))!;
        var before = ScoreOf(scheme, []);
        var after = Corrections(scheme).Where(c => Check(scheme, Records(scheme)).ProblemsOf([c]).Count == 0).Select(c => ScoreOf(scheme, [c])).ToList();

        Assert.Empty(before.Lines.Where(l => after.All(a => a.Lines.Single(o => o.Item.Id == l.Item.Id) is var other && Says(other.Metric) == Says(l.Metric))).Select(l => $"{l.Item.Id} ({l.Item.Metric})"));
        Assert.Empty(before.Adjustments.Where(l => after.All(a => a.Adjustments.Any(o => o.Adjustment.Id == l.Adjustment.Id && (Says(o.Metric), o.Excused) == (Says(l.Metric), l.Excused)))).Select(l => l.Adjustment.Id));
        Assert.Equal(scheme.Items.Select(i => i.Id), before.Lines.Where(l => l.Metric is not null).Select(l => l.Item.Id));
    }

    private static string Says(Metric? metric) => metric is { } known ? $"{known.Numerator} {known.Denominator}" : "nothing";

    private static StaffScore ScoreOf(Scheme scheme, IEnumerable<Correction> corrections)
    {
        var records = Records(scheme);
        records.Apply(corrections);
        return ClosedMonths.Score(Basis(scheme), records).Scores.Single(s => s.Staff.StaffId == Li);
    }

    private static CorrectionCheck Check(Scheme scheme, MonthRecords records) => new(Store, Basis(scheme), records, [Li, Ma]);

    private static IEnumerable<Correction> Corrections(Scheme scheme) =>
    [
        new OrderCorrected(Answered, "e") { StaffId = Ma, Advisor = new(Ma), Inspector = new(Ma), Clerk = new(null) },
        new OrderCorrected(Answered, "e") { PromisedAt = At(1, 9) },
        new OrderCorrected(Answered, "e") { ArrivedAt = At(2, 9) },
        new OrderCorrected(Answered, "e") { CompletedAt = At(20, 9) },
        new OrderCorrected(Answered, "e") { CancelledAt = At(2, 9) },
        new OrderCorrected(Answered, "e") { InspectionPassed = false },
        new OrderCorrected(Answered, "e") { StandardHours = 5, ActualHours = 6, Points = 7, Amount = 8 },
        new AnswerCorrected(Answered, [1, 1, 1, 1, 1, 1, 1, 1, 1], "e"),
        new ReturnDropped(Called, Answered, "e"),
        new FaultCleared(ComplaintId.Parse("C1"), "e"),
        new ComplaintCorrected(ComplaintId.Parse("C1"), "e") { Kind = ComplaintKind.Consultation },
        new ComplaintCorrected(ComplaintId.Parse("C1"), "e") { Kind = ComplaintKind.PartsRules },
        new ComplaintCorrected(ComplaintId.Parse("C1"), "e") { AnsweredAt = At(20, 9), ResolvedAt = At(20, 9), IsSatisfied = false },
        new CallCorrected(Called, "e") { Outcome = CallOutcome.NotReached },
        new CallCorrected(Called, "e") { DoneAt = At(28, 9) },
        .. Enum.GetNames<CustomerFactKind>().Select(kind => new CustomerFactDropped(CustomerFactId.Parse(kind), "e")),
        .. scheme.Metrics.Where(MetricName.IsFigure).Distinct().Select(m => new FigureCorrected(Li, m, null, 3, "e")),
        .. Marks(scheme).Select(m => new MarkDropped(Li, m.Topic, m.Rater, null, "e")),
        .. Marks(scheme).Select(m => new MarkCorrected(Li, m.Topic, m.Rater, null, "e") { Mark = m.Grade is null ? 10 : null, Grade = m.Grade is null ? null : Sheets(scheme).Find(m.Topic)!.Grades[^1].Id }),
    ];

    /// <summary>A month in which Li has every part and every kind of record of everything that the scheme looks at.</summary>
    private static MonthRecords Records(Scheme scheme)
    {
        var records = new MonthRecords();
        var people = new OrderPeople(Li, null, Li, Li, Li);
        records.Orders.AddRange(new[] { Answered, Called }.Select(id => new ServiceRecord(
            new StoreMonth(Store.Id, September),
            new WorkOrder
            {
                StoreId = Store.Id,
                Id = id,
                StaffId = Li,
                OpenedAt = At(1, 8),
                ArrivedAt = At(1, 9),
                PromisedAt = At(3, 8),
                CompletedAt = At(2, 8),
                CustomerId = CustomerId.Parse(id.Value),
                AssetId = id.Value,
                FaultCode = "F",
                StandardHours = 1,
                ActualHours = 2,
                Points = 3,
                Amount = 4,
                InspectionPassed = true,
            }.With(people),
            new Survey { State = SurveyState.Delivered, SentAt = At(5, 9), Questionnaire = Asked })));
        records.Questions[Asked] = ["overall", .. scheme.Metrics.Where(m => m.StartsWith("satisfaction.factor.", StringComparison.Ordinal)).Select(m => m["satisfaction.factor.".Length..]).Distinct()];
        records.Answers.Add((Answered, new SurveyAnswer("m1", At(5, 10), "5", [.. records.Questions[Asked].Select(_ => 5)], null)));
        records.Returns.Add(new ReturnFact(people, Answered, Called, At(4, 8)));
        records.Complaints.Add(new Complaint
        {
            StoreId = Store.Id,
            Id = ComplaintId.Parse("C1"),
            StaffId = Li,
            HandlerId = Li,
            Order = people,
            Kind = ComplaintKind.ServiceAttitude,
            ReceivedAt = At(6, 8),
            AnsweredAt = At(6, 9),
            ResolvedAt = At(6, 10),
            IsSatisfied = true,
            IsOwnFault = true,
            Source = ComplaintSource.Import,
        });
        records.Callbacks.Add(new Callback { Survey = new(Store.Id, Called), RaisedAt = At(8, 9), DueBy = At(9, 9), Clerk = Li, CalledBy = Li, Outcome = CallOutcome.Reached, DoneAt = At(8, 10) });
        records.CustomerFacts.AddRange(Enum.GetValues<CustomerFactKind>().Select(k => (CustomerFactId.Parse(k.ToString()), new CustomerFact(Li, k, new LocalDate(2026, 9, 3), "a letter"))));
        records.Figures.AddRange(scheme.Metrics.Where(MetricName.IsFigure).Distinct().Select(m => new FigureFact(Li, m, 2)));
        records.Ratings.AddRange(Marks(scheme));
        return records;
    }

    private static IEnumerable<RatingFact> Marks(Scheme scheme) => scheme.Metrics.Where(MetricName.IsRating).Distinct().Select(m => m[MetricName.RatingPrefix.Length..]).SelectMany(topic =>
        Sheets(scheme).Find(topic) is { } sheet
            ? sheet.Raters.Where(r => r.Kind != RaterKind.Customers).Select(r => new RatingFact(Li, topic, r.Id, sheet.Grades[1].Points)
            {
                Grade = sheet.Grades[1].Id,
                GivenAs = r.Kind,
                GivenAsRole = r.Role,
            })
            : [new RatingFact(Li, topic, "boss", 50)]);

    private static RatingSheets Sheets(Scheme scheme) => RatingSheets.Of(SheetPresets.Of(scheme));

    private static MonthBasis Basis(Scheme scheme) => new()
    {
        Month = new StoreMonth(Store.Id, September),
        Zone = DateTimeZone.Utc,
        Clock = MonthClock.Of(Store, September),
        Close = At(1, 0) + Duration.FromDays(34),
        Settings = MonthSettings.Default with { Sheets = Sheets(scheme) },
        Staff = new Dictionary<StaffPeriod, StaffTerms> { [new StaffPeriod(Li, null)] = new(null, scheme.Id) },
        Others = new StaffTerms(null, scheme.Id),
        Schemes = new Dictionary<SchemeId, Scheme> { [scheme.Id] = scheme },
    };

    private static Instant At(int day, int hour) => Instant.FromUtc(2026, 9, day, hour, 0);
}
