using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;

namespace KpiFunctions.Features.Schemes;

/// <summary>A scheme version as a row.</summary>
internal static class SchemeRow
{
    private const string Json = "Json";

    internal static TableEntity From(Scheme scheme)
    {
        var row = new TableEntity(scheme.Id.Value, Keys.SchemeVersion(scheme.Version)) { ["ValidFrom"] = Keys.Month(scheme.ValidFrom) };
        row.SetLongText(Json, Encoding.UTF8.GetString(SchemeJson.Write(scheme)));
        return row;
    }

    /// <exception cref="FormatException">Somebody has touched the row, and what is there is no scheme any more.</exception>
    internal static Scheme Read(TableEntity row) => SchemeJson.ReadStored(row.GetLongText(Json));

    /// <inheritdoc cref="Read"/>
    internal static StoredScheme ReadStored(TableEntity row) =>
        new(Read(row), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.GetLongText(Json)))));

    internal static bool HaveSameContent(TableEntity row, TableEntity other) => row.GetLongText(Json) == other.GetLongText(Json);
}
