namespace KpiFunctions.Tests.Rooms.Fixture.Cellar;

/// <summary>What the hall needs from the cellar in many ways.</summary>
internal sealed class Coal : Exception
{
    internal static int Pieces => 3;
}
