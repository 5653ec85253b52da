using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Foundation.Storage;

public sealed class ChunkedTextTests(AzuriteFixture azurite) : TableTest(azurite)
{
    private const int Column = 32_000;

    /// <summary>Texts about as long as one, two or three columns, of characters of one and of two units: what is repeated, and how often.</summary>
    private static readonly Gen<(string Piece, int Times)> Texts =
        from columns in Gen.Choose(0, 3)
        from more in Gen.Choose(-3, 3)
        from piece in Gen.Elements("a", "工", "😀", "a😀", "工😀b")
        select (piece, (Math.Max(0, (columns * Column) + more) / piece.Length) + 1);

    [Fact]
    public void A_text_of_any_length_is_read_as_it_was_written() =>
        Prop.ForAll(Texts.ToArbitrary(), t => Written(t.Piece, t.Times).GetLongText("Text") == Repeated(t.Piece, t.Times)).QuickCheckThrowOnFailure();

    [Fact]
    public void No_column_takes_more_than_the_service_allows_or_half_a_character() => Prop.ForAll(Texts.ToArbitrary(), t =>
        Written(t.Piece, t.Times).Where(c => c.Key.StartsWith("Text", StringComparison.Ordinal)).Select(c => (string)c.Value).All(part =>
            part.Length <= 32_768 && (part.Length == 0 || (!char.IsLowSurrogate(part[0]) && !char.IsHighSurrogate(part[^1]))))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("a😀", 25_000)]
    [InlineData("😀", 40_000)]
    public async Task A_text_comes_back_from_the_storage_as_it_was(string piece, int times = 1)
    {
        await Table.PutAsync(Written(piece, times), CancellationToken.None);

        // A difference would be shown in full.
        Assert.True(Repeated(piece, times) == (await Table.FindAsync(Partition, "a", CancellationToken.None))!.GetLongText("Text"));
    }

    [Fact]
    public void Columns_with_a_common_beginning_do_not_mix()
    {
        var row = new TableEntity(Partition, "a");
        row.SetLongText("Text", "one");
        row.SetLongText("TextOfOthers", "two");
        Assert.Equal(("one", "two", ""), (row.GetLongText("Text"), row.GetLongText("TextOfOthers"), row.GetLongText("Other")));
    }

    private static string Repeated(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static TableEntity Written(string piece, int times)
    {
        var row = Row("a");
        row.SetLongText("Text", Repeated(piece, times));
        return row;
    }
}
