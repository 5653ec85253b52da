namespace KpiFunctions.Tests.Rooms;

/// <summary>What holds between rooms. Each rule gives a sentence for everything that breaks it.</summary>
internal static class RoomRules
{
    private const int MostExamples = 3;

    /// <summary>No circle, however long.</summary>
    internal static IEnumerable<string> Circles(RoomGraph graph) => graph.Rings.Select(ring =>
        $"{string.Join(", ", ring)} refer to each other in a circle:{Shown(graph.References.Where(r => ring.Contains(r.From) && ring.Contains(r.To)))}");

    /// <summary>Rooms refer to lower floors only, and to no roof. A room that the table does not have stands on its actual floor.</summary>
    internal static IEnumerable<string> Upwards(RoomGraph graph, RoomTable table)
    {
        int FloorOf(string room) => room == RoomNames.Roof ? int.MaxValue : table.Find(room)?.Floor ?? graph.FloorOf(room);
        return Sentences(graph.References.Where(r => FloorOf(r.To) >= FloorOf(r.From)), "which is no lower floor");
    }

    /// <summary>A room's name begins with its band, and a band knows none above it.</summary>
    /// <param name="bands">From the lowest to the highest; none when rooms have no bands.</param>
    internal static IEnumerable<string> Bands(RoomGraph graph, IReadOnlyList<string> bands)
    {
        int BandOf(string room) => bands.ToList().IndexOf(room.Split('.')[0]);
        return bands is []
            ? []
            : graph.Rooms.Where(r => BandOf(r) < 0).Select(r => $"{r} is in no band; there are {string.Join(", ", bands)}.")
                .Concat(Sentences(graph.References.Where(r => r.To != RoomNames.Roof && BandOf(r.To) > BandOf(r.From)), "which is a higher band"));
    }

    /// <summary>The table lists exactly the rooms that there are, each on its floor and with a word on what it is.</summary>
    internal static IEnumerable<string> Table(RoomGraph graph, RoomTable table)
    {
        var actual = RoomTable.Of(graph, table);
        if (table.Rows.SequenceEqual(actual.Rows) && table.Rows.All(r => r.Description.Length > 0))
        {
            return [];
        }

        var differences = actual.Rows.Except(table.Rows).Select(r => $"+ {r}").Concat(table.Rows.Except(actual.Rows).Select(r => $"- {r}"))
            .Concat(actual.Rows.Where(r => r.Description.Length == 0).Select(r => $"! {r.Room} has no description"));
        return [$"The table of rooms is another one than the code's:\n{string.Join('\n', differences)}\n\nThis is the code's, to be put in its place:\n\n{actual}"];
    }

    private static IEnumerable<string> Sentences(IEnumerable<Reference> references, string why) =>
        references.GroupBy(r => (r.From, r.To)).Select(g => $"{g.Key.From} refers to {g.Key.To}, {why}:{Shown(g)}");

    /// <summary>Some references of each pair of rooms; first those of pairs with few, which are the easiest to cut.</summary>
    private static string Shown(IEnumerable<Reference> references) => string.Concat(
        from pair in references.GroupBy(r => (r.From, r.To)).OrderBy(g => g.Count()).ThenBy(g => g.Key.From, StringComparer.Ordinal).ThenBy(g => g.Key.To, StringComparer.Ordinal)
        let all = pair.OrderBy(r => r.Member, StringComparer.Ordinal).ThenBy(r => r.Target, StringComparer.Ordinal).ToList()
        let more = all.Count > MostExamples ? $"\n    and {all.Count - MostExamples} more from {pair.Key.From} to {pair.Key.To}" : string.Empty
        select string.Concat(all.Take(MostExamples).Select(r => $"\n    {r}")) + more);
}
