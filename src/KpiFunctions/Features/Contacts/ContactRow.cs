using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.Contacts;

/// <summary>A contact as a row, its claims in one column: they are read and written together, under one version.</summary>
internal static class ContactRow
{
    internal static TableEntity From(ContactKey key, Contact contact)
    {
        var row = new TableEntity(key.Value, Keys.Contact)
        {
            ["Claims"] = JsonSerializer.Serialize(contact.Claims.Select(ClaimJson.Of)),
        };
        row.SetInstant("OptedOutAt", contact.OptedOutAt);
        row.SetInstant("WishedAt", contact.WishedAt);
        row.SetInstant("ClaimsKeptUntil", contact.ClaimsKeptUntil);
        return row;
    }

    internal static Contact Read(TableEntity row) => new()
    {
        OptedOutAt = row.GetInstant("OptedOutAt"),
        WishedAt = row.GetInstant("WishedAt"),
        Claims = [.. JsonSerializer.Deserialize<ClaimJson[]>(row.GetRequired("Claims"))!.Select(c => c.ToClaim())],
    };
}
