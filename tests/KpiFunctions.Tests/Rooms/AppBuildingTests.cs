namespace KpiFunctions.Tests.Rooms;

public sealed class AppBuildingTests() : BuildingTest(Building.App)
{
    [Fact]
    public void Only_storage_records_and_stores_with_their_rows_know_the_storage_sdk() =>
        Holds(StorageSdkRule.Outsiders(Building.App.Assembly.Uses, Building.App.Names));
}
