using KpiFunctions.Tests.Rooms.Fixture.Cellar;
using KpiFunctions.Tests.Rooms.Fixture.Hall;

namespace KpiFunctions.Tests.Rooms;

public sealed class TypeUsesTests
{
    private static readonly CompiledAssembly Assembly = CompiledAssembly.Of(typeof(TypeUsesTests).Assembly);

    private static readonly RoomNames Names = new("KpiFunctions.Tests.Rooms.Fixture", Depth: 1, RoomNames.Roof);

    [Theory]
    [InlineData("Butler", "Keeper")]
    [InlineData("Butler", "IStoked")]
    [InlineData("Butler", "Peat")]
    [InlineData("Butler", "SootAttribute")]
    [InlineData("Butler", "Ash")]
    [InlineData("Butler.Field", "Coal")]
    [InlineData("Butler.Property", "Coal")]
    [InlineData("Butler.Event", "Coal")]
    [InlineData("Butler.Return", "Coal")]
    [InlineData("Butler.Parameter", "Coal")]
    [InlineData("Butler.Constraint", "Keeper")]
    [InlineData("Butler.Attribute", "SootAttribute")]
    [InlineData("Butler.Call", "Coal")]
    [InlineData("Butler.Instance", "Coal")]
    [InlineData("Butler.TypeOf", "Coal")]
    [InlineData("Butler.Test", "Coal")]
    [InlineData("Butler.Argument", "Coal")]
    [InlineData("Butler.Catch", "Coal")]
    [InlineData("Butler.Lambda", "Coal")]
    [InlineData("Butler.LocalFunction", "Coal")]
    [InlineData("Butler.Async", "Coal")]
    [InlineData("Butler.Iterator", "Coal")]
    [InlineData("Butler.Nested.Call", "Coal")]
    public void A_type_knows_another_one_in_whatever_way_its_members_do(string member, string target) =>
        Assert.Contains(Assembly.Uses, u => u.Namespace == typeof(Butler).Namespace && u.Type == "Butler" && u.Member == member && u.Target == target && u.IsOwn);

    [Fact]
    public void A_reference_upwards_is_found_in_compiled_code_and_named_by_its_member()
    {
        var table = RoomTable.Parse("| 2 | `Hall` | where people are |\n| 1 | `Cellar` | where coal is |");
        var sentence = Assert.Single(RoomRules.Upwards(RoomGraph.Of(Assembly, Names), table));
        Assert.Equal("Cellar refers to Hall, which is no lower floor:\n    Tunnel.Ring in Cellar refers to Bell in Hall", sentence);
    }

    [Fact]
    public void A_circle_is_found_in_compiled_code_with_a_reference_for_each_of_its_steps()
    {
        var sentence = Assert.Single(RoomRules.Circles(RoomGraph.Of(Assembly, Names)));
        Assert.StartsWith("Cellar, Hall refer to each other in a circle:", sentence, StringComparison.Ordinal);
        Assert.Contains("Tunnel.Ring in Cellar refers to Bell in Hall", sentence, StringComparison.Ordinal);
        Assert.Contains("Butler in Hall refers to Ash in Cellar", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_deeper_belongs_to_the_room_it_is_in() =>
        Assert.Equal(["Cellar", "Hall"], RoomGraph.Of(Assembly, Names).Rooms);

    [Fact]
    public void What_a_type_knows_of_other_assemblies_is_told_apart() =>
        Assert.Contains(Assembly.Uses, u => u.Type == nameof(Coal) && u is { TargetNamespace: "System", Target: "Exception", IsOwn: false });
}
