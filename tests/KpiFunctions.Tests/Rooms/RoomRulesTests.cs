namespace KpiFunctions.Tests.Rooms;

public sealed class RoomRulesTests
{
    [Fact]
    public void A_reference_upwards_is_told_with_its_member()
    {
        var broken = RoomRules.Upwards(Model.Graph("low>high"), Model.Table("2:high", "1:low"));
        Assert.Equal("low refers to high, which is no lower floor:\n    lowType.Use in low refers to highType in high", Assert.Single(broken));
    }

    [Fact]
    public void A_reference_on_one_floor_is_none_downwards() => Assert.Single(RoomRules.Upwards(Model.Graph("a>b"), Model.Table("1:a", "1:b")));

    [Fact]
    public void A_reference_downwards_is_fine_however_deep() => Assert.Empty(RoomRules.Upwards(Model.Graph("a>b", "a>c", "b>c"), Model.Table("3:a", "2:b", "1:c")));

    [Fact]
    public void Nothing_refers_to_the_roof() => Assert.Single(RoomRules.Upwards(Model.Graph("a>roof", "roof>a"), Model.Table("1:a")));

    [Fact]
    public void A_circle_is_told_with_all_its_steps()
    {
        var sentence = Assert.Single(RoomRules.Circles(Model.Graph("a>b", "b>c", "c>a", "c>d")));
        Assert.Equal(
            "a, b, c refer to each other in a circle:\n    aType.Use in a refers to bType in b\n    bType.Use in b refers to cType in c\n    cType.Use in c refers to aType in a",
            sentence);
    }

    [Fact]
    public void Of_many_references_a_few_are_shown_and_the_others_counted()
    {
        var graph = new RoomGraph(["a", "b"], Enumerable.Range(1, 9).Select(i => new Reference("a", $"Type.M{i}", "b", "Other")));
        Assert.EndsWith("Type.M3 in a refers to Other in b\n    and 6 more from a to b", Assert.Single(RoomRules.Upwards(graph, Model.Table("2:b", "1:a"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_band_knows_none_above_it_whatever_the_floors_are()
    {
        var graph = Model.Graph("Low.a>High.b", "High.c>Low.a", "Low.d>Low.a");
        Assert.StartsWith("Low.a refers to High.b, which is a higher band", Assert.Single(RoomRules.Bands(graph, ["Low", "High"])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_room_in_no_band_is_told() =>
        Assert.Equal("Middle.a is in no band; there are Low, High.", Assert.Single(RoomRules.Bands(Model.Graph("Middle.a"), ["Low", "High"])));

    [Fact]
    public void A_building_without_bands_has_no_higher_one() => Assert.Empty(RoomRules.Bands(Model.Graph("a>b"), []));

    [Theory]
    [InlineData("a room is missing", "1:b")]
    [InlineData("a room is there no more", "2:a 1:b 1:c")]
    [InlineData("a floor is too high", "3:a 1:b")]
    [InlineData("a floor is too low", "1:a 1:b")]
    [InlineData("the order is another one", "1:b 2:a")]
    public void A_table_other_than_the_code_is_told_with_the_right_one(string fault, string rows)
    {
        var sentence = Assert.Single(RoomRules.Table(Model.Graph("a>b"), Model.Table(rows.Split(' '))));
        Assert.True(sentence.Contains("| Floor | Room | What it is |\n|---:|---|---|\n| 2 | `a` |", StringComparison.Ordinal), $"{fault}: {sentence}");
    }

    [Fact]
    public void A_room_without_a_description_is_told() =>
        Assert.Contains("! a has no description", Assert.Single(RoomRules.Table(Model.Graph("a"), RoomTable.Parse("| 1 | `a` | |"))), StringComparison.Ordinal);

    [Fact]
    public void A_table_like_the_code_is_fine() => Assert.Empty(RoomRules.Table(Model.Graph("a>b", "c>b"), Model.Table("2:a", "2:c", "1:b")));
}
