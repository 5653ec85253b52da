namespace KpiFunctions.Tests.Rooms;

public sealed class RoomTableTests
{
    [Fact]
    public void Rows_are_found_among_other_text_and_other_tables()
    {
        var table = RoomTable.Parse("# Rooms\nSome text.\n\n| Floor | Room | What it is |\n|---:|---|---|\n| 12 | `Features.Months` | closing, and `more` |\n|1|`Foundation`|time|\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
        Assert.Equal([new RoomRow(12, "Features.Months", "closing, and `more`"), new RoomRow(1, "Foundation", "time")], table.Rows);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var table = RoomTable.Of(Model.Graph("b>a", "c>a"), Model.Table("9:a", "9:b", "9:c"));
        Assert.Equal(table.Rows, RoomTable.Parse(table.ToString()).Rows);
        Assert.Equal(["2 b", "2 c", "1 a"], table.Rows.Select(r => $"{r.Floor} {r.Room}"));
    }

    [Fact]
    public void A_file_with_the_line_ends_of_another_system_is_read_too() =>
        Assert.Equal(["b", "a"], RoomTable.Parse("| 2 | `b` | above |\r\n| 1 | `a` | below |\r\n").Rows.Select(r => r.Room));
}
