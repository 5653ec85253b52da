using KpiFunctions.Tests.Rooms.Fixture.Hall.Gallery;

namespace KpiFunctions.Tests.Rooms.Fixture.Cellar;

/// <summary>The fault: from down here somebody rings upstairs.</summary>
internal static class Tunnel
{
    internal static IEnumerable<int> Ring(IEnumerable<int> times) => times.Select(t => t * Bell.Strokes);
}
