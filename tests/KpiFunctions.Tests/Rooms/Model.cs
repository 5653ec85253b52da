namespace KpiFunctions.Tests.Rooms;

/// <summary>Buildings of a few letters.</summary>
internal static class Model
{
    /// <param name="references">Each <c>from>to</c>, or the name of a room that refers to none.</param>
    internal static RoomGraph Graph(params string[] references)
    {
        var pairs = references.Select(r => r.Split('>')).ToList();
        return new RoomGraph(pairs.SelectMany(p => p), pairs.Where(p => p.Length == 2).Select(p => new Reference(p[0], $"{p[0]}Type.Use", p[1], $"{p[1]}Type")));
    }

    /// <summary>A table of rooms with their floors, each <c>floor:room</c>.</summary>
    internal static RoomTable Table(params string[] rows) =>
        RoomTable.Parse(string.Join('\n', rows.Select(r => r.Split(':')).Select(r => $"| {r[0]} | `{r[1]}` | what it is |")));
}
