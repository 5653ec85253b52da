namespace KpiFunctions.Tests.Rooms;

/// <summary>The walls between rooms, in every assembly that is divided into some.</summary>
public abstract class BuildingTest
{
    private readonly Building _building;

    private protected BuildingTest(Building building) => _building = building;

    [Fact]
    public void No_rooms_refer_to_each_other_in_a_circle() => Holds(RoomRules.Circles(_building.Graph));

    [Fact]
    public void Every_room_refers_to_lower_floors_only() => Holds(RoomRules.Upwards(_building.Graph, _building.Table));

    [Fact]
    public void No_band_knows_a_higher_one() => Holds(RoomRules.Bands(_building.Graph, _building.Bands));

    [Fact]
    public void The_readme_lists_exactly_the_rooms_that_there_are_on_the_floors_where_they_are() => Holds(RoomRules.Table(_building.Graph, _building.Table));

    [Fact]
    public void No_folder_holds_more_files_than_one_can_overlook() => Holds(FolderRules.Crowded(SourceTree.CodeOf(_building.Source)));

    [Fact]
    public void Every_room_has_tests_in_a_folder_of_its_name() =>
        Holds(FolderRules.Untested(_building.Graph, _building.Names, SourceTree.CodeOf(_building.Tests), _building.Untested));

    private protected static void Holds(IEnumerable<string> broken)
    {
        var sentences = broken.ToList();
        Assert.True(sentences.Count == 0, string.Join("\n\n", sentences));
    }
}
