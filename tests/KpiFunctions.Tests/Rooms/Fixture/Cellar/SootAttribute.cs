namespace KpiFunctions.Tests.Rooms.Fixture.Cellar;

/// <summary>Known as an attribute.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class SootAttribute(params Type[] kinds) : Attribute
{
    internal IReadOnlyList<Type> Kinds => kinds;
}
