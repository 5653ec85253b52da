using KpiFunctions.Domain.Stores;
using NodaTime.Text;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Something that an order means for a month which is closed: kept beside it as late.</summary>
/// <param name="What">What it is, in words.</param>
public sealed record LateFact(StoreMonth Month, string What)
{
    /// <summary>For the one who sent the order.</summary>
    public string Warning =>
        $"{YearMonthPattern.Iso.Format(Month.Month)} is closed: what this row says of {What} is kept there as late, and counts when the month is reopened with its late records.";
}
