using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Calls;

/// <summary>Where a page of calls ended: the month, and the call there.</summary>
internal sealed record CallPlace(YearMonth Month, Instant RaisedAt, WorkOrderId Order)
{
    // Allowed in a query and in no id.
    private const char Separator = '/';

    internal static CallPlace Of(YearMonth month, Callback call) => new(month, call.RaisedAt, call.Survey.WorkOrderId);

    /// <returns><see langword="null"/> for the first page, and for a place that no page ever ended at.</returns>
    internal static CallPlace? Parse(string? text) =>
        text?.Split(Separator) is [var month, var raised, var order]
        && YearMonthPattern.Iso.Parse(month) is { Success: true } parsed
        && InstantPattern.ExtendedIso.Parse(raised) is { Success: true } at
        && WorkOrderId.TryParse(order, out var id)
            ? new CallPlace(parsed.Value, at.Value, id)
            : null;

    public override string ToString() => string.Join(Separator, YearMonthPattern.Iso.Format(Month), InstantPattern.ExtendedIso.Format(RaisedAt), Order);
}
