using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Tests.Records;

public sealed class KeyRoundTripTests
{
    /// <summary>Characters that the service takes in a key; it counts UTF-16 units, and 1 KiB of them are 512.</summary>
    private const int LongestKey = 512;

    private static readonly Gen<TextTag> Texts =
        from store in RandomIds.Stores from order in RandomIds.Orders from purpose in Gen.Elements(Enum.GetValues<TextPurpose>()) select new TextTag(new SurveyId(store, order), purpose);

    [Fact]
    public void Every_key_is_one_that_the_service_takes_whatever_it_is_made_of() => Prop.ForAll(
        (from order in RandomIds.Orders
         from other in RandomIds.Orders
         from staff in RandomIds.Staff
         from month in RandomIds.StoreMonths
         from day in RandomIds.Days
         from at in RandomIds.Instants
         from metric in RandomIds.Texts
         from text in RandomIds.Anything
         select EveryKey(order, other, staff.Value, month, day, at, metric, text)).ToArbitrary(),
        keys => keys.All(k => k.Length is > 0 and <= LongestKey && !k.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_store_month_is_read_from_its_key() => Holds(RandomIds.StoreMonths, m => Keys.ParseStoreMonth(Keys.StoreMonth(m)) == m);

    [Fact]
    public void A_month_is_read_from_its_keys() =>
        Holds(RandomIds.Months, m => Keys.ParseMonth(Keys.Month(m)) == m && Keys.ParseLedgerMonth(Keys.LedgerMonth(m)) == m);

    [Fact]
    public void A_text_that_waits_is_read_from_its_key() => Holds(Texts, t => Keys.ParseDueText(Keys.DueText(t)) == t);

    [Fact]
    public void An_order_is_read_from_the_key_of_everything_that_belongs_to_it() => Holds(
        from order in RandomIds.Orders from at in RandomIds.Instants from text in RandomIds.Anything select (order, Answer(at, text)),
        c => RowsOf(c.order, c.Item2).All(key => Keys.OrderOf(key) == c.order));

    [Fact]
    public void The_kind_of_a_row_is_read_from_its_key()
    {
        var order = WorkOrderId.Parse("W1");
        Assert.Equal(
            [Keys.Order, Keys.Moved, Keys.Late, Keys.Answer],
            RowsOf(order, Answer(Instant.FromUnixTimeSeconds(0), "x")).Select(Keys.KindOf));
        Assert.Equal(Keys.Figure, Keys.KindOf(Keys.FigureRow(Domain.StaffId.Parse("li"), "m", null)));
        Assert.Equal(Keys.Opened, Keys.KindOf(Keys.OpenedRow(order)));
        Assert.Equal(Keys.Return, Keys.KindOf(Keys.ReturnRow(order, order)));
        Assert.Equal(Keys.MonthGate, Keys.KindOf(Keys.MonthGate));
    }

    [Fact]
    public void A_late_fact_tells_the_key_that_it_would_have_had_in_time() => Holds(
        from staff in RandomIds.Staff from metric in RandomIds.Texts from day in RandomIds.Days from content in RandomIds.Anything select (Keys.FigureRow(staff, metric, day), content),
        c => Keys.FactOfLate(Keys.LateFactRow(c.Item1, c.content)) == c.Item1);

    [Fact]
    public void The_orders_of_a_return_are_read_from_its_key() => Holds(
        from later in RandomIds.Orders from earlier in RandomIds.Orders select (later, earlier), c => Keys.OrdersOfReturn(Keys.ReturnRow(c.later, c.earlier)) == c);

    [Fact]
    public void A_correction_that_goes_with_its_order_comes_before_all_of_the_month_and_stays_what_it_is_when_it_goes_on()
    {
        var own = Keys.CorrectionRow(2, AppealId.Of(new StoreMonth(Domain.StoreId.Parse("S1"), new YearMonth(2026, 9)), "0123456789abcdef"), 1);
        var carried = Keys.CarriedCorrection(own);
        Assert.Equal((carried, Keys.Correction), (Keys.CarriedCorrection(carried), Keys.KindOf(carried)));
        Assert.True(string.CompareOrdinal(carried, Keys.CorrectionRow(1, AppealId.Of(new StoreMonth(Domain.StoreId.Parse("S1"), new YearMonth(2026, 1)), "0"), 0)) < 0);
    }

    [Theory]
    [InlineData("S1")]
    [InlineData("S1|202609|more")]
    public void What_is_no_key_of_a_store_month_is_refused(string key) => Assert.Throws<FormatException>(() => Keys.ParseStoreMonth(key));

    [Fact]
    public void What_is_no_key_of_its_kind_is_refused()
    {
        Assert.Throws<FormatException>(() => Keys.ParseDueText("S1"));
        Assert.Throws<FormatException>(() => Keys.KindOf("W1"));
        Assert.Throws<FormatException>(() => Keys.FactOfLate("~figure|li|m|"));
        Assert.Throws<FormatException>(() => Keys.OrdersOfReturn("~return|W1"));
        Assert.Throws<FormatException>(() => Keys.ParseUnclearReply(Domain.StoreId.Parse("S1"), "20260910020000000|W1"));
    }

    private static IEnumerable<string> RowsOf(WorkOrderId order, SurveyAnswer answer) =>
        [Keys.OrderRow(order), Keys.MovedRow(order), Keys.LateRow(order, "content"), Keys.AnswerRow(order, answer)];

    private static SurveyAnswer Answer(Instant at, string eventId) => new(eventId, at, "5", [5], null);

    private static IReadOnlyList<string> EveryKey(
        WorkOrderId order, WorkOrderId other, string staff, StoreMonth month, LocalDate? day, Instant at, string metric, string text)
    {
        var id = Domain.StaffId.Parse(staff);
        var figure = Keys.FigureRow(id, metric, day);
        var survey = new SurveyId(month.StoreId, order);
        return
        [
            .. RowsOf(order, Answer(at, text)),
            Keys.StoreMonth(month), Keys.StoreMonthsStart(month.StoreId), Keys.StoreMonthsEnd(month.StoreId), Keys.Month(month.Month),
            Keys.LateRow(order, text), Keys.UnclearReply(ReplyId.Of(survey, Answer(at, text))), Keys.AnswerRow(ReplyId.Of(survey, Answer(at, text))),
            figure, Keys.RatingRow(id, metric, text, day), Keys.ComplaintRow(ComplaintId.OfSurvey(order)), Keys.CustomerFactRow(CustomerFactId.Parse(metric)),
            Keys.OpenedRow(order), Keys.CarriedCorrection(Keys.CorrectionRow(1, AppealId.Of(month, "0123456789abcdef"), 1)),
            Keys.ReturnRow(order, other), Keys.AssetRow(text, text, order), Keys.AssetRowsStart(text, text), Keys.AssetRowsEnd(text, text),
            Keys.OrderReturn(order, order, other), Keys.OrderReturnsStart(order), Keys.OrderReturnsEnd(order), Keys.CallbackRow(order, at),
            Keys.LateFactRow(figure, text), Keys.LateFactRowsStart(figure), Keys.LateFactRowsEnd(figure),
            Keys.OrderComplaint(order, ComplaintId.OfSurvey(other)), Keys.OrderComplaintsStart(order), Keys.OrderComplaintsEnd(order),
            Keys.CorrectionRow(1, AppealId.Of(month, "0123456789abcdef"), 1), Keys.FactRowsStart(Keys.Figure), Keys.FactRowsEnd(Keys.Figure),
            Keys.OrderRowsStart(order), Keys.OrderRowsEnd(order), Keys.DueHour(at), Keys.DueText(new TextTag(survey, TextPurpose.OptOutConfirmation)),
            Keys.ErasureRequest(at, Guid.Empty), Keys.Version(1), Keys.Version(1), Keys.Score(1, 1), Keys.LedgerMonth(month.Month),
            Keys.LedgerEntry(1), Keys.Basis(1), Keys.ClosedVersion(month, 1), Keys.Staff(id),
        ];
    }

    private static void Holds<T>(Gen<T> generator, Func<T, bool> property) => Prop.ForAll(generator.ToArbitrary(), property).QuickCheckThrowOnFailure();
}
