using KpiFunctions.Domain.Sheets;

namespace KpiFunctions.Records.Sheets;

/// <summary>An item of a sheet as the API writes it.</summary>
public sealed record SheetItemJson(string Id, IReadOnlyDictionary<string, string> Title)
{
    internal static SheetItemJson Of(SheetItem item) => new(item.Id, SheetJson.TextsOf(item.Title));

    internal SheetItem ToItem() => new(Id, SheetJson.TextOf(Title));
}
