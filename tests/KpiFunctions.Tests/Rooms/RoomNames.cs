namespace KpiFunctions.Tests.Rooms;

/// <summary>Which namespace is which room. What lies deeper belongs to the room that it is in.</summary>
/// <param name="Root">Namespace of the assembly.</param>
/// <param name="Depth">Parts that a room's name has: band and room, or the room alone.</param>
/// <param name="RootRoom">What the assembly's own namespace is.</param>
internal sealed record RoomNames(string Root, int Depth, string RootRoom)
{
    /// <summary>The roof puts all rooms together: it may know all of them, and none may know it. It stands in no table.</summary>
    internal const string Roof = "roof";

    /// <summary>The room of a namespace; <see langword="null"/> for one that is no part of the building, such as that of generated code.</summary>
    internal string? RoomOf(string name) => name == Root ? RootRoom
        : name.StartsWith($"{Root}.", StringComparison.Ordinal) ? string.Join('.', name[(Root.Length + 1)..].Split('.').Take(Depth))
        : null;
}
