using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Sheets;

/// <summary>A column of a sheet: who fills it, and how much it counts.</summary>
/// <param name="Id">How the column is called, such as <c>company</c>.</param>
/// <param name="Title">In zh-CN and en.</param>
/// <param name="Kind">Who fills it.</param>
/// <param name="Share">Above 0, at most four decimals; the shares of a sheet add up to 1.</param>
public sealed record SheetRater(string Id, LocalizedText Title, RaterKind Kind, decimal Share)
{
    /// <summary>Role of the key behind which a <see cref="RaterKind.Person"/> stands: clerk, supervisor or admin.</summary>
    public string? Role { get; init; }

    /// <summary>How many <see cref="RaterKind.Customers"/> are drawn for each person and month, 1 to 100; all where there are fewer.</summary>
    public int? Draw { get; init; }
}
