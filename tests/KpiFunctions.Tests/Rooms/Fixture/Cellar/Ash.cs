namespace KpiFunctions.Tests.Rooms.Fixture.Cellar;

/// <summary>Known as an argument of an attribute alone.</summary>
internal sealed class Ash;
