using System.Globalization;
using System.Text.RegularExpressions;

namespace KpiFunctions.Tests.Rooms;

/// <summary>The table of rooms in a README: highest floor first, so that every reference goes down the page.</summary>
internal sealed partial record RoomTable(IReadOnlyList<RoomRow> Rows)
{
    private const string Head = "| Floor | Room | What it is |\n|---:|---|---|\n";

    /// <summary>Finds the rows wherever they stand in a text.</summary>
    internal static RoomTable Parse(string markdown) => new(
        [.. Row().Matches(markdown).Select(m => new RoomRow(int.Parse(m.Groups["floor"].Value, CultureInfo.InvariantCulture), m.Groups["room"].Value, m.Groups["what"].Value.Trim()))]);

    /// <summary>The table as it should be, with the descriptions of another one.</summary>
    internal static RoomTable Of(RoomGraph graph, RoomTable descriptions) => new(
    [
        .. graph.Rooms
            .Select(r => new RoomRow(graph.FloorOf(r), r, descriptions.Find(r)?.Description ?? string.Empty))
            .OrderByDescending(r => r.Floor)
            .ThenBy(r => r.Room, StringComparer.Ordinal),
    ]);

    internal RoomRow? Find(string room) => Rows.FirstOrDefault(r => r.Room == room);

    /// <summary>The table as Markdown.</summary>
    public override string ToString() => Head + string.Concat(Rows.Select(r => $"{r}\n"));

    [GeneratedRegex(@"^\| *(?<floor>\d+) *\| *`(?<room>[\w.]+)` *\|(?<what>[^|]*)\|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
