using KpiFunctions.Domain.Stores;
using KpiFunctions.Storage;
using NodaTime;

namespace KpiFunctions.Months;

/// <summary>Queue message: a store-month to close.</summary>
/// <param name="Month">yyyyMM.</param>
public sealed record ScoreStoreMessage(string Store, string Month)
{
    internal StoreId StoreId => Domain.Stores.StoreId.Parse(Store);

    internal YearMonth YearMonth => Keys.ParseMonth(Month);
}
