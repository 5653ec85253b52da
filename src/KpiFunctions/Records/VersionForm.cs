using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records;

/// <summary>How versions of one kind of document are rows: by id and number, each with the month from which it is valid and its JSON.</summary>
/// <param name="table">Name of the table.</param>
/// <param name="nameOf">Id, number and first month of a version.</param>
/// <param name="write">Its JSON, the same text for the same version.</param>
/// <param name="read">Reads that, or throws <see cref="FormatException"/> when somebody has touched it and it is no such document any more.</param>
internal sealed class VersionForm<T>(string table, Func<T, (string Id, int Number, YearMonth ValidFrom)> nameOf, Func<T, string> write, Func<string, T> read)
    where T : class
{
    /// <summary>The column that the JSON begins in.</summary>
    internal const string FirstColumn = $"{Json}0";

    private const string Json = "Json";

    internal string Table => table;

    internal TableEntity RowOf(T document)
    {
        var (id, number, validFrom) = nameOf(document);
        var row = new TableEntity(id, Keys.Version(number)) { ["ValidFrom"] = Keys.Month(validFrom) };
        row.SetLongText(Json, write(document));
        return row;
    }

    /// <summary>The row that a version is stored as.</summary>
    internal StoredRow StoredRowOf(T document) => StoredRow.Of(table, RowOf(document));

    /// <exception cref="FormatException">Somebody has touched the row.</exception>
    internal StoredVersion<T> Read(TableEntity row)
    {
        var text = row.GetLongText(Json);
        return new(read(text), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>The version that a row is; <see langword="null"/> when it is none any more because somebody touched it.</summary>
    internal StoredVersion<T>? TryRead(StoredRow row)
    {
        try
        {
            return Read(row.ToEntity());
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    internal static bool HaveSameContent(TableEntity row, TableEntity other) => row.GetLongText(Json) == other.GetLongText(Json);
}
