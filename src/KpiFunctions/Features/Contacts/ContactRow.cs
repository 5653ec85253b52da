using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.Contacts;

/// <summary>A contact as a row, its claims in one text: they are read and written together, under one version.</summary>
internal static class ContactRow
{
    private const string Claims = "Claims";

    /// <summary>Letters of ids as they are, so that as many claims as may be kept have room in a row.</summary>
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static TableEntity From(ContactKey key, Contact contact)
    {
        var row = new TableEntity(key.Value, Keys.Contact);
        row.SetLongText(Claims, JsonSerializer.Serialize(contact.Claims.Select(ClaimJson.Of), Compact));
        row.SetInstant("OptedOutAt", contact.OptedOutAt);
        row.SetInstant("WishedAt", contact.WishedAt);
        row.SetInstant("LongTextAt", contact.LongTextAt);
        return row;
    }

    internal static Contact Read(TableEntity row) => new()
    {
        OptedOutAt = row.GetInstant("OptedOutAt"),
        WishedAt = row.GetInstant("WishedAt"),
        LongTextAt = row.GetInstant("LongTextAt"),
        Claims = [.. JsonSerializer.Deserialize<ClaimJson[]>(row.GetLongText(Claims))!.Select(c => c.ToClaim())],
    };
}
