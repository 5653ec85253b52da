namespace KpiFunctions.Tests.Rooms;

public sealed class RoomGraphTests
{
    [Fact]
    public void A_room_stands_one_above_the_highest_that_it_refers_to()
    {
        var graph = Model.Graph("a>b", "a>c", "b>c", "d>a");
        Assert.Equal([3, 2, 1, 4], graph.Rooms.Select(graph.FloorOf));
    }

    [Fact]
    public void A_room_that_nobody_refers_to_is_a_room_too() => Assert.Equal(1, Model.Graph("alone").FloorOf("alone"));

    [Theory]
    [InlineData("a>b b>a", "a b")]
    [InlineData("a>b b>c c>d d>b e>a", "b c d")]
    [InlineData("a>b b>c a>c d>c", "")]
    public void A_circle_of_any_length_is_a_ring(string references, string ring) =>
        Assert.Equal(ring, string.Join(" ", Model.Graph(references.Split(' ')).Rings.SelectMany(r => r)));

    [Fact]
    public void Two_circles_are_two_rings() =>
        Assert.Equal(["a b", "c d"], Model.Graph("a>b", "b>a", "c>d", "d>c", "a>c").Rings.Select(r => string.Join(' ', r)));

    [Fact]
    public void Rooms_of_a_ring_share_the_floor_that_they_would_have_if_they_were_one_room()
    {
        var graph = Model.Graph("a>b", "b>a", "b>c", "d>a");
        Assert.Equal([2, 2, 1, 3], graph.Rooms.Select(graph.FloorOf));
    }

    [Fact]
    public void The_roof_may_refer_to_every_room_and_stands_on_no_floor()
    {
        var graph = Model.Graph("roof>a", "roof>b", "a>b");
        Assert.Equal(["a", "b"], graph.Rooms);
        Assert.Empty(graph.Rings);
        Assert.Equal("a", Assert.Single(graph.References).From);
    }
}
