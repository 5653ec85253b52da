namespace KpiFunctions.Tests.Rooms.Fixture.Cellar;

/// <summary>Known as a base.</summary>
internal abstract class Keeper;
