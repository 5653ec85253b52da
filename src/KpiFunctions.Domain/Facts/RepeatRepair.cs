using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>Finds repairs that came back, across month borders. Source: 001, the same unit back within a week; 003, repeated work orders for the same car.</summary>
public static class RepeatRepair
{
    /// <summary>An order for the same unit and fault opened this long after the completion is a return, the last moment included.</summary>
    public static readonly Duration Window = Duration.FromDays(7);

    /// <summary>The return that <paramref name="later"/> is, or <see langword="null"/>. Of several earlier orders the one completed last did not hold.</summary>
    /// <param name="later">The order that was opened.</param>
    /// <param name="others">Orders of the same unit, or any orders.</param>
    /// <param name="rule">What the store takes for the same unit and fault.</param>
    public static ReturnFact? Of(WorkOrder later, IEnumerable<WorkOrder> others, ReturnRule rule)
    {
        if (!rule.CanReturn(later))
        {
            return null;
        }

        var earlier = others
            .Where(o => rule.CanReturn(o) && o.Id != later.Id && o.AssetId == later.AssetId && rule.FaultOf(o) == rule.FaultOf(later))
            .Where(o => o.CompletedAt is { } done && done <= later.OpenedAt && later.OpenedAt <= done + Window)
            .OrderByDescending(o => o.CompletedAt)
            .ThenBy(o => o.Id.Value, StringComparer.Ordinal)
            .FirstOrDefault();
        return earlier is null ? null : new ReturnFact(earlier.People, earlier.Id, later.Id, later.OpenedAt);
    }
}
