using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Sheets;

/// <summary>A version of a rating sheet as a row.</summary>
internal static class SheetRow
{
    private const string Json = "Json";

    internal static TableEntity From(RatingSheet sheet)
    {
        var row = new TableEntity(sheet.Id.Value, Keys.SheetVersion(sheet.Version)) { ["ValidFrom"] = Keys.Month(sheet.ValidFrom) };
        row.SetLongText(Json, SheetJson.TextOf(sheet));
        return row;
    }

    /// <exception cref="FormatException">Somebody has touched the row, and what is there is no sheet any more.</exception>
    internal static StoredSheet Read(TableEntity row)
    {
        var text = row.GetLongText(Json);
        return new(SheetJson.ReadStored(text), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    internal static bool HaveSameContent(TableEntity row, TableEntity other) => row.GetLongText(Json) == other.GetLongText(Json);
}
