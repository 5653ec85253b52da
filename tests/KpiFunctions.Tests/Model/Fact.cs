using System.Globalization;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Tests.Model;

/// <summary>What a sender says of one thing. Two facts of one key are two words about the same thing, of which the later one counts.</summary>
internal abstract record Fact(string Key)
{
    /// <summary>The month that it belongs into by what it says.</summary>
    internal abstract YearMonth MonthIn(Store store);

    /// <summary>What it says, in words that can be compared.</summary>
    internal abstract string Words { get; }

    /// <summary>Words of values, the same in every country.</summary>
    internal static string Say(params object?[] values) => string.Join(' ', values.Select(v => v is null ? "-" : Convert.ToString(v, CultureInfo.InvariantCulture)));
}

internal sealed record OrderFact(WorkOrder Order) : Fact($"order {Order.Id}")
{
    internal override string Words => WordsOf(Order);

    /// <summary>One that was still to be done when its month closed may be done in a later one.</summary>
    internal bool IsOpen => Order.CompletedAt is null;

    internal bool IsImpossible => Order.CompletedAt < Order.OpenedAt || Order.CancelledAt < Order.OpenedAt;

    internal static string WordsOf(WorkOrder order) =>
        Say("order", order.Id, order.StaffId, order.AssetId, order.FaultCode, order.OpenedAt, order.CompletedAt, order.CancelledAt);

    internal override YearMonth MonthIn(Store store) => StoreMonth.Of(store, Order.CountsAt).Month;
}

internal sealed record FigureOf(YearMonth Month, FigureFact Figure) : Fact(Say("figure", Month, Figure.StaffId, Figure.Metric, Figure.Day))
{
    internal override string Words => WordsOf(Figure);

    internal static string WordsOf(FigureFact figure) => Say("figure", figure.StaffId, figure.Metric, figure.Day, figure.Value / 1.000m);

    internal override YearMonth MonthIn(Store store) => Month;
}

internal sealed record RatingOf(YearMonth Month, RatingFact Rating) : Fact(Say("rating", Month, Rating.StaffId, Rating.Topic, Rating.Rater))
{
    internal override string Words => WordsOf(Rating);

    internal static string WordsOf(RatingFact rating) => Say("rating", rating.StaffId, rating.Topic, rating.Rater, rating.Mark / 1.000m);

    internal override YearMonth MonthIn(Store store) => Month;
}

internal sealed record ComplaintOf(Complaint Complaint) : Fact($"complaint {Complaint.Id}")
{
    internal override string Words => WordsOf(Complaint);

    internal static string WordsOf(Complaint complaint) => Say("complaint", complaint.Id, complaint.StaffId, complaint.ReceivedAt, complaint.IsOwnFault);

    internal override YearMonth MonthIn(Store store) => StoreMonth.Of(store, Complaint.ReceivedAt).Month;
}

internal sealed record CustomerOf(CustomerFactId Id, CustomerFact Fact) : Fact($"customer {Id}")
{
    internal override string Words => WordsOf(Id, Fact);

    internal static string WordsOf(CustomerFactId id, CustomerFact fact) => Say("customer", id, fact.StaffId, fact.Kind, fact.Day, fact.Evidence);

    internal override YearMonth MonthIn(Store store) => Fact.Day.ToYearMonth();
}
