namespace KpiFunctions.Tests.Rooms;

public sealed class DomainBuildingTests() : BuildingTest(Building.Domain);
