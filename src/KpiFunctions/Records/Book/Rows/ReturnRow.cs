using Azure.Data.Tables;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Index;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>A repair that came back, in the month in which it did.</summary>
internal static class ReturnRow
{
    internal static TableEntity From(StoreMonth month, ReturnFact fact) =>
        new TableEntity(Keys.StoreMonth(month), Keys.ReturnRow(fact.Later, fact.Earlier)).SetReturn(fact);

    internal static ReturnFact Read(TableEntity row) => row.GetReturn();
}
