using Azure.Data.Tables;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Book.Rows;

namespace KpiFunctions.Records.Book;

/// <summary>A month that one try to close it has shut. Whoever begins to close it later overtakes this one.</summary>
public sealed class ShutMonth
{
    internal ShutMonth(StoreMonth month, int attempt, TableEntity gate) => (Month, Attempt, Gate) = (month, attempt, gate);

    public StoreMonth Month { get; }

    /// <summary>Whether the attempt before failed, so that what it froze is not to be used.</summary>
    public bool FollowsFailure => MonthGateRow.FailureOf(Gate) is not null;

    /// <summary>Number of the try, higher than those of all before it.</summary>
    public int Attempt { get; }

    internal TableEntity Gate { get; set; }
}
