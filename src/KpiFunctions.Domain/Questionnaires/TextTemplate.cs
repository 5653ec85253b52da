namespace KpiFunctions.Domain.Questionnaires;

/// <summary>Texts with a place for the store's name.</summary>
public static class TextTemplate
{
    /// <summary>Where the store's name goes.</summary>
    public const string StorePlace = "{store}";

    // So much of a name says whose it is: less than the validator's short names, so that a text with one of those can be one segment.
    private const int LeastChinese = 4;
    private const int LeastLatin = 8;

    /// <summary>The text with the name in it, as <see cref="NameIn"/> has it.</summary>
    /// <inheritdoc cref="NameIn"/>
    public static string Fill(string template, string storeName, bool keepsName = false) => Put(template, NameIn(template, storeName, keepsName));

    /// <summary>The name as the text can take it: shortened as far as that saves a segment, and no further.</summary>
    /// <param name="keepsName">Whether a part of the name stays that says whose it is, also when that takes a segment more.</param>
    public static string NameIn(string template, string storeName, bool keepsName = false)
    {
        var least = Math.Min(storeName.Length, !keepsName ? 0 : SmsSegments.Of(storeName).IsGsm7 ? LeastLatin : LeastChinese);
        var shortest = least == storeName.Length ? storeName : least == 0 ? string.Empty : Shorten(storeName, least);
        var fewest = SmsSegments.Of(Put(template, shortest)).Count;
        if (SmsSegments.Of(Put(template, storeName)).Count <= fewest)
        {
            return storeName;
        }

        for (var length = storeName.Length - 1; length > least; length--)
        {
            if (!char.IsHighSurrogate(storeName[length - 1]) && Shorten(storeName, length) is var shorter && SmsSegments.Of(Put(template, shorter)).Count == fewest)
            {
                return shorter;
            }
        }

        return shortest;
    }

    /// <summary>Names in braces, such as <c>store</c>, and a brace that has no partner as it stands.</summary>
    public static IEnumerable<string> PlacesIn(string template)
    {
        for (var start = template.IndexOfAny(['{', '}']); start >= 0;)
        {
            var end = template[start] == '{' ? template.IndexOfAny(['{', '}'], start + 1) : -1;
            var isPlace = end >= 0 && template[end] == '}';
            yield return isPlace ? template[start..(end + 1)] : template[start].ToString();
            start = template.IndexOfAny(['{', '}'], isPlace ? end + 1 : start + 1);
        }
    }

    private static string Put(string template, string storeName) => template.Replace(StorePlace, storeName, StringComparison.Ordinal);

    // The ellipsis would take a text out of the alphabet that has more room.
    private static string Shorten(string name, int length) =>
        SmsSegments.Of(name).IsGsm7 ? string.Concat(name.AsSpan(0, length).TrimEnd(), "..") : name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)] + "…";
}
