namespace KpiFunctions.Tests.Rooms.Fixture.Cellar;

/// <summary>Known as a type argument alone.</summary>
internal sealed class Peat;
