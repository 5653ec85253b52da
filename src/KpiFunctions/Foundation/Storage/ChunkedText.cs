using Azure.Data.Tables;

namespace KpiFunctions.Foundation.Storage;

/// <summary>Keeps text longer than a column takes (32,768 characters) in several columns of one row.</summary>
internal static class ChunkedText
{
    private const int CharactersPerColumn = 32_000;

    internal static void SetLongText(this TableEntity row, string column, string text)
    {
        for (var (i, from, length) = (0, 0, 0); i == 0 || from < text.Length; i++, from += length)
        {
            // A character of two units stays in one column: halves of it are lost on the way to the service.
            length = PlainText.LengthWithin(text, CharactersPerColumn, from);
            row[$"{column}{i}"] = text.Substring(from, length);
        }
    }

    internal static string GetLongText(this TableEntity row, string column)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; row.GetString($"{column}{i}") is { } part; i++)
        {
            text.Append(part);
        }

        return text.ToString();
    }
}
