using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>A referral, repurchase or praise as a row of its month.</summary>
internal static class CustomerFactRow
{
    internal const string Evidence = "Evidence";

    internal static TableEntity From(StoreMonth month, CustomerFactId id, CustomerFact fact)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.CustomerFactRow(id))
        {
            ["StaffId"] = fact.StaffId.Value,
            ["Kind"] = fact.Kind.ToString(),
        };
        row.SetText(Evidence, fact.Evidence);
        row.SetDay("Day", fact.Day);
        row.SetText(FactContent.EnteredBy, fact.EnteredBy);
        return row;
    }

    internal static (CustomerFactId Id, CustomerFact Fact) Read(TableEntity row) => (
        CustomerFactId.Parse(Keys.IdOf(row.RowKey)),
        new CustomerFact(
            StaffId.Parse(row.GetRequired("StaffId")), row.GetEnum<CustomerFactKind>("Kind"), row.GetDay("Day")!.Value, row.GetString(Evidence))
        {
            EnteredBy = row.GetString(FactContent.EnteredBy),
        });
}
