using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Records.Book;

/// <summary>An order on its way into another month.</summary>
/// <param name="Before">The order as it was read.</param>
/// <param name="Moved">The order as it is to be.</param>
/// <param name="Pass">Leave to write to the new month.</param>
/// <param name="OldPass">Leave to write to the old month; <see langword="null"/> when it is closed, and what it counts stays in it.</param>
internal sealed record OrderMove(ServiceRecord Before, ServiceRecord Moved, MonthPass Pass, MonthPass? OldPass)
{
    /// <summary>The order as the old month goes on counting it as opened; <see langword="null"/> when it does not.</summary>
    internal WorkOrder? Opened { get; init; }

    /// <summary>Whether the new month may have counted it as opened until now.</summary>
    internal bool WasOpenedThere { get; init; }
}
