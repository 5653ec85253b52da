namespace KpiFunctions.Tests.Rooms;

public sealed class StorageSdkRuleTests
{
    private static readonly RoomNames Names = new("App", Depth: 2, RoomNames.Roof);

    [Theory]
    [InlineData("App.Foundation.Storage", "Anything", true)]
    [InlineData("App.Records.Book", "Anything", true)]
    [InlineData("App.Records", "Anything", true)]
    [InlineData("App.Features.Appeals", "AppealStore", true)]
    [InlineData("App.Features.Appeals", "AppealRow", true)]
    [InlineData("App.Features.Appeals", "AppealEndpoint", false)]
    [InlineData("App.Foundation.Messaging", "Queues", false)]
    [InlineData("App.RecordsOfOthers", "Anything", false)]
    public void The_storage_sdk_is_for_storage_records_and_stores_with_their_rows(string where, string type, bool mayKnow) =>
        Assert.Equal(mayKnow, !Outsiders(where, type, "Azure.Data.Tables").Any());

    [Theory]
    [InlineData("Azure.Data.Tables.Models", true)]
    [InlineData("Azure.Data.TablesOfOthers", false)]
    [InlineData("Azure", false)]
    public void What_lies_within_the_sdk_belongs_to_it(string known, bool isSdk) =>
        Assert.Equal(isSdk, Outsiders("App.Features.Appeals", "AppealEndpoint", known).Any());

    [Fact]
    public void An_outsider_is_told_with_what_it_knows_and_where() =>
        Assert.Equal("App.Features.Appeals.AppealEndpoint knows TableEntity, in AppealEndpoint.Run.", Assert.Single(Outsiders("App.Features.Appeals", "AppealEndpoint", "Azure.Data.Tables")));

    private static IEnumerable<string> Outsiders(string where, string type, string known) =>
        StorageSdkRule.Outsiders([new TypeUse(where, type, $"{type}.Run", known, "TableEntity", IsOwn: false)], Names);
}
