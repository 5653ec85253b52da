using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Tests.Records;

/// <summary>Rows are read by ranges of keys and in their order, so keys must sort as what they stand for.</summary>
public sealed class KeyOrderTests
{
    private static readonly Gen<(Instant One, Instant Other)> Times = from one in RandomIds.Instants from other in RandomIds.Instants select (one, other);

    private static readonly Gen<(int One, int Other)> Numbers = from one in Gen.Choose(1, 9999) from other in Gen.Choose(1, 9999) select (one, other);

    private static readonly Gen<(WorkOrderId One, WorkOrderId Other)> Orders = from one in RandomIds.Orders from other in RandomIds.Orders select (one, other);

    [Fact]
    public void What_came_earlier_stands_first() => Prop.ForAll((from t in Times from o in Orders select (t, o)).ToArbitrary(), c =>
        IsOrdered(c.t.One, c.t.Other, Keys.DueHour(c.t.One), Keys.DueHour(c.t.Other))
        && IsOrdered(c.t.One, c.t.Other, Keys.CallbackRow(c.o.One, c.t.One), Keys.CallbackRow(c.o.Other, c.t.Other))
        && IsOrdered(c.t.One, c.t.Other, Keys.AnswerRow(c.o.One, Answer(c.t.One)), Keys.AnswerRow(c.o.One, Answer(c.t.Other)))
        && IsOrdered(c.t.One, c.t.Other, Unclear(c.o.One, c.t.One), Unclear(c.o.Other, c.t.Other))
        && IsOrdered(c.t.One, c.t.Other, Keys.ErasureRequest(c.t.One, Guid.Empty), Keys.ErasureRequest(c.t.Other, Guid.Empty))).QuickCheckThrowOnFailure();

    [Fact]
    public void What_has_the_smaller_number_stands_first() => Prop.ForAll(Numbers.ToArbitrary(), n =>
        IsOrdered(n.One, n.Other, Keys.LedgerEntry(n.One), Keys.LedgerEntry(n.Other))
        && IsOrdered(n.One, n.Other, Keys.Version(n.One), Keys.Version(n.Other))
        && IsOrdered(n.One, n.Other, Keys.Version(n.One), Keys.Version(n.Other))
        && IsOrdered(n.One, n.Other, Keys.Score(n.One, 999_999), Keys.Score(n.Other, 0))
        && IsOrdered(n.One, n.Other, Keys.Score(1, n.One), Keys.Score(1, n.Other))
        && IsOrdered(n.One, n.Other, Keys.Basis(n.One), Keys.Basis(n.Other))).QuickCheckThrowOnFailure();

    [Fact]
    public void Months_stand_in_their_order() => Prop.ForAll((from one in RandomIds.Months from other in RandomIds.Months select (one, other)).ToArbitrary(), m =>
        IsOrdered(m.one, m.other, Keys.Month(m.one), Keys.Month(m.other))
        && IsOrdered(m.one, m.other, Keys.LedgerMonth(m.one), Keys.LedgerMonth(m.other))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_range_of_an_order_holds_its_own_rows_and_those_of_no_other() => Prop.ForAll(Orders.ToArbitrary(), o =>
        new[] { Keys.OrderRow(o.Other), Keys.MovedRow(o.Other), Keys.LateRow(o.Other, "x"), Keys.AnswerRow(o.Other, Answer(default)) }
            .All(row => IsIn(row, Keys.OrderRowsStart(o.One), Keys.OrderRowsEnd(o.One)) == (o.One == o.Other))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_range_of_an_orders_returns_holds_none_of_another_and_no_complaint() => Prop.ForAll(Orders.ToArbitrary(), o =>
        IsIn(Keys.OrderReturn(o.Other, o.Other, o.One), Keys.OrderReturnsStart(o.One), Keys.OrderReturnsEnd(o.One)) == (o.One == o.Other)
        && !IsIn(Keys.OrderComplaint(o.One, Domain.Complaints.ComplaintId.OfSurvey(o.One)), Keys.OrderReturnsStart(o.One), Keys.OrderReturnsEnd(o.One))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_range_of_a_stores_months_holds_none_of_another_store() => Prop.ForAll(
        (from month in RandomIds.StoreMonths from store in RandomIds.Stores select (month, store)).ToArbitrary(),
        c => IsIn(Keys.StoreMonth(c.month), Keys.StoreMonthsStart(c.store), Keys.StoreMonthsEnd(c.store)) == (c.month.StoreId == c.store)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_range_of_a_unit_and_fault_holds_no_order_of_another() => Prop.ForAll(
        (from unit in RandomIds.Anything from fault in RandomIds.Texts from other in RandomIds.Texts from order in RandomIds.Orders select (unit, fault, other, order)).ToArbitrary(),
        c => IsIn(Keys.AssetRow(c.unit, c.other, c.order), Keys.AssetRowsStart(c.unit, c.fault), Keys.AssetRowsEnd(c.unit, c.fault)) == (c.fault == c.other)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_range_of_a_late_fact_holds_what_came_late_about_it_alone() => Prop.ForAll(
        (from staff in RandomIds.Staff from metric in RandomIds.Texts from other in RandomIds.Texts select (staff, metric, other)).ToArbitrary(),
        c =>
        {
            var (one, other) = (Keys.FigureRow(c.staff, c.metric, null), Keys.FigureRow(c.staff, c.other, null));
            return IsIn(Keys.LateFactRow(other, "x"), Keys.LateFactRowsStart(one), Keys.LateFactRowsEnd(one)) == (one == other);
        }).QuickCheckThrowOnFailure();

    /// <summary>Whether two keys stand as what they are made of; equal ones in any order.</summary>
    private static bool IsOrdered<T>(T one, T other, string oneKey, string otherKey)
        where T : IComparable<T> => one.CompareTo(other) switch
        {
            0 => true,
            var before => Math.Sign(string.CompareOrdinal(oneKey, otherKey)) is var sign && (sign == Math.Sign(before) || (sign == 0 && one is Instant)),
        };

    private static bool IsIn(string key, string from, string before) => string.CompareOrdinal(key, from) >= 0 && string.CompareOrdinal(key, before) < 0;

    private static SurveyAnswer Answer(Instant at) => new("event", at, "5", [5], null);

    private static string Unclear(WorkOrderId order, Instant at) => Keys.UnclearReply(ReplyId.Of(new SurveyId(Domain.StoreId.Parse("S1"), order), Answer(at)));
}
