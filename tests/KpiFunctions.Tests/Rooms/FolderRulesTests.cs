namespace KpiFunctions.Tests.Rooms;

public sealed class FolderRulesTests
{
    private static readonly RoomNames Names = new("App", Depth: 2, RoomNames.Roof);

    [Fact]
    public void A_folder_with_too_many_files_is_told_and_one_that_is_just_full_is_not()
    {
        var files = Files("Full", FolderRules.MostFiles).Concat(Files("Crowded", FolderRules.MostFiles + 1)).Concat(Files("Crowded/Inside", 3));
        Assert.Equal("Crowded holds 26 files, 25 at the most: make two folders of it.", Assert.Single(FolderRules.Crowded(files)));
    }

    [Theory]
    [InlineData("Low/Room/RoomTests.cs", true)]
    [InlineData("Low/Room/Corner/CornerTests.cs", true)]
    [InlineData("Low/Room/Fixture.cs", false)]
    [InlineData("Low/Roomy/RoomyTests.cs", false)]
    [InlineData("Low/RoomTests.cs", false)]
    [InlineData("RoomTests.cs", false)]
    public void Tests_of_a_room_lie_in_the_folder_of_its_name(string file, bool isTested) =>
        Assert.Equal(isTested, !FolderRules.Untested(Model.Graph("Low.Room"), Names, [file], []).Any());

    [Fact]
    public void Tests_of_a_whole_band_are_none_of_the_files_at_its_root() =>
        Assert.Equal("Low has no tests in a folder of its name.", Assert.Single(FolderRules.Untested(Model.Graph("Low", "Low.Room"), Names, ["Low/Room/RoomTests.cs"], [])));

    [Theory]
    [InlineData("Low.Room", true)]
    [InlineData("Low.Gone", true)]
    [InlineData("Low.Bare", false)]
    public void The_list_of_rooms_without_tests_stays_honest(string without, bool isTold)
    {
        var broken = FolderRules.Untested(Model.Graph("Low.Room", "Low.Bare"), Names, ["Low/Room/RoomTests.cs"], [without]);
        Assert.Equal(isTold, broken.Any(b => b.StartsWith($"{without} is said to have no tests", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Files(string folder, int count) => Enumerable.Range(1, count).Select(i => $"{folder}/File{i}.cs");
}
