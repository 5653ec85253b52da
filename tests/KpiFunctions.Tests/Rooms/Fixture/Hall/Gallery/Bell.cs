namespace KpiFunctions.Tests.Rooms.Fixture.Hall.Gallery;

/// <summary>A part of the hall.</summary>
internal static class Bell
{
    internal static int Strokes => 12;
}
