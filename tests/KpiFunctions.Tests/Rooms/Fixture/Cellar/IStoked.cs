namespace KpiFunctions.Tests.Rooms.Fixture.Cellar;

/// <summary>Known as an interface, with a type argument.</summary>
internal interface IStoked<T>;
