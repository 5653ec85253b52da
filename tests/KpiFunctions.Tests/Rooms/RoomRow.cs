namespace KpiFunctions.Tests.Rooms;

/// <summary>A room as a README draws it.</summary>
internal sealed record RoomRow(int Floor, string Room, string Description)
{
    public override string ToString() => $"| {Floor} | `{Room}` | {Description} |";
}
