using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Tests.Foundation.Http;

public sealed class CanonicalJsonTests
{
    private static readonly Gen<decimal> Numbers =
        from whole in Gen.Choose(-1_000_000, 1_000_000)
        from digits in Gen.Choose(0, 6)
        from zeros in Gen.Choose(0, 12)
        from part in Gen.Choose(0, 999_999)
        select decimal.Parse(
            $"{whole}.{part.ToString("D6", CultureInfo.InvariantCulture)[..digits]}0{new string('0', zeros)}", CultureInfo.InvariantCulture);

    [Fact]
    public void A_number_is_the_same_however_many_zeros_it_came_with() => Prop.ForAll(Numbers.ToArbitrary(), number =>
    {
        var written = Text(json => json.WritePlain("n", number));
        var again = Text(json => json.WritePlain("n", number * 1.000m));
        var digits = written["{\"n\":".Length..^1];
        return written == again
            && decimal.Parse(digits, CultureInfo.InvariantCulture) == number
            && (!digits.Contains('.', StringComparison.Ordinal) || digits[^1] is not ('0' or '.'));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("-0.00", "0")]
    [InlineData("100", "100")]
    [InlineData("1.10", "1.1")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    public void A_number_is_written_plainly(string number, string written) =>
        Assert.Equal(written, CanonicalJson.Plain(decimal.Parse(number, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void No_number_is_null_and_no_elements_are_a_list() => Assert.Equal("""{"n":null,"list":[]}""", Text(json =>
    {
        json.WritePlain("n", null);
        json.WriteList<int>("list", [], (j, n) => j.WriteNumberValue(n));
    }));

    [Fact]
    public void Text_is_written_as_it_is_without_a_byte_order_mark() =>
        Assert.Equal("""{"t":"工单 & <b> 'x' \"q\""}""", Text(json => json.WriteString("t", "工单 & <b> 'x' \"q\"")));

    private static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(CanonicalJson.Write(json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }));
}
