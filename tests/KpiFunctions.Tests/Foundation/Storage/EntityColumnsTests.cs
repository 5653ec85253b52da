using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Foundation.Storage;

public sealed class EntityColumnsTests(AzuriteFixture azurite) : TableTest(azurite)
{
    private static readonly Gen<Instant> Instants =
        from seconds in Gen.Choose(0, int.MaxValue)
        from ticks in Gen.Choose(0, 9_999_999)
        select Instant.FromUnixTimeSeconds(seconds) + Duration.FromTicks(ticks);

    private static readonly Gen<decimal> Numbers =
        from whole in Gen.Choose(int.MinValue, int.MaxValue)
        from part in Gen.Choose(0, 999_999)
        select whole + (part / 1_000_000m);

    [Fact]
    public void Instants_days_and_decimals_are_read_as_they_were_written() => Prop.ForAll(
        (from instant in Instants from number in Numbers select (instant, number)).ToArbitrary(),
        v =>
        {
            var row = Row("a");
            row.SetInstant("Instant", v.instant);
            row.SetDay("Day", v.instant.InUtc().Date);
            row.SetDecimal("Decimal", v.number);
            return row.GetInstant("Instant") == v.instant && row.GetDay("Day") == v.instant.InUtc().Date && row.GetDecimal("Decimal") == v.number;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Values_come_back_from_the_storage_to_the_last_digit()
    {
        var at = Instant.FromUtc(2026, 9, 10, 2, 0) + Duration.FromTicks(1_234_567);
        var row = Row("a");
        row.SetInstant("At", at);
        row.SetDay("Day", new LocalDate(2024, 2, 29));
        row.SetDecimal("Price", 79228162514264337593543950.335m);
        row.SetText("Text", "工单 “1”");
        row["Kind"] = nameof(DayOfWeek.Friday);
        await Table.PutAsync(row, CancellationToken.None);

        var read = (await Table.FindAsync(Partition, "a", CancellationToken.None))!;

        Assert.Equal(at, read.GetInstant("At"));
        Assert.Equal(new LocalDate(2024, 2, 29), read.GetDay("Day"));
        Assert.Equal(79228162514264337593543950.335m, read.GetDecimal("Price"));
        Assert.Equal("工单 “1”", read.GetRequired("Text"));
        Assert.Equal(DayOfWeek.Friday, read.GetEnum<DayOfWeek>("Kind"));
    }

    [Fact]
    public void A_value_that_is_none_makes_no_column_and_is_read_as_none()
    {
        var row = Row("a");
        row.SetInstant("At", null);
        row.SetDay("Day", null);
        row.SetDecimal("Price", null);
        row.SetText("Text", null);

        Assert.All(["At", "Day", "Price", "Text"], column => Assert.False(row.ContainsKey(column)));
        Assert.Null(row.GetInstant("At"));
        Assert.Null(row.GetDay("Day"));
        Assert.Null(row.GetDecimal("Price"));
        Assert.Null(row.GetOptionalEnum<DayOfWeek>("Kind"));
    }

    [Fact]
    public void A_row_that_lacks_a_column_is_named_in_the_error()
    {
        var error = Assert.Throws<FormatException>(() => new TableEntity("S1", "W1|order").GetRequired("Staff"));
        Assert.Equal("Row S1/W1|order lacks the column Staff.", error.Message);
    }

    [Fact]
    public void The_look_up_key_of_a_number_is_not_told_in_an_error()
    {
        var key = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));
        var error = Assert.Throws<FormatException>(() => new TableEntity(key, "contact").GetRequired("Claims"));
        Assert.DoesNotContain(key[..9], error.Message, StringComparison.Ordinal);
    }
}
