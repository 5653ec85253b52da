using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Links;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.Links;

/// <summary>A link as a row. The key does not tell the token, so that whoever reads the table cannot answer for customers.</summary>
internal static class SurveyLinkRow
{
    internal static TableEntity From(SurveyToken token, SurveyLink link)
    {
        var row = new TableEntity(Keys.SurveyLinkPartition(token), Keys.SurveyLink)
        {
            ["Store"] = link.Survey.StoreId.Value,
            ["Order"] = link.Survey.WorkOrderId.Value,
            ["Month"] = Keys.Month(link.Month.Month),
            ["Contact"] = link.Contact.Value,
        };
        row.SetInstant("KeptUntil", link.KeptUntil);
        return row;
    }

    internal static SurveyLink Read(TableEntity row)
    {
        var store = StoreId.Parse(row.GetRequired("Store"));
        return new SurveyLink(
            new SurveyId(store, WorkOrderId.Parse(row.GetRequired("Order"))),
            new StoreMonth(store, Keys.ParseMonth(row.GetRequired("Month"))),
            new ContactKey(row.GetRequired("Contact")),
            row.GetInstant("KeptUntil")!.Value);
    }
}
