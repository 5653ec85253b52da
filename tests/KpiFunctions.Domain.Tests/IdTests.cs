using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Tests;

/// <summary>One rule for every id that comes from outside, shown on those of stores and staff.</summary>
public sealed class IdTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("S-1_2.3:4")]
    [InlineData("浦东店1")]
    [InlineData("éÅß")]
    public void Letters_of_every_script_digits_and_a_few_marks_are_an_id(string text)
    {
        Assert.True(StoreId.TryParse(text, out var store));
        Assert.True(StaffId.TryParse(text, out var staff));
        Assert.Equal((text, text), (store.ToString(), staff.ToString()));
        Assert.Equal(store, StoreId.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("a|b")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#")]
    [InlineData("a?")]
    [InlineData("a~b")]
    [InlineData("a'b")]
    [InlineData("a\n")]
    [InlineData("😀")]
    [InlineData(null)]
    public void Whatever_a_key_or_a_route_could_stumble_over_is_no_id(string? text)
    {
        Assert.False(StoreId.TryParse(text, out _));
        Assert.False(StaffId.TryParse(text, out _));
        Assert.Contains("1 to 64 letters", Assert.Throws<ArgumentException>(() => StoreId.Parse(text!)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void An_id_has_at_most_64_characters(int length, bool isId) => Assert.Equal(isId, StaffId.TryParse(new string('工', length), out _));

    [Fact]
    public void Ids_that_differ_in_case_are_two() => Assert.NotEqual(StoreId.Parse("s1"), StoreId.Parse("S1"));

    [Theory]
    [InlineData("P-1", true)]
    [InlineData("P 1", false)]
    [InlineData(null, false)]
    public void Ids_of_schemes_and_of_what_customers_did_follow_it_too(string? text, bool isId)
    {
        Assert.Equal((isId, isId), (SchemeId.TryParse(text, out var scheme), CustomerFactId.TryParse(text, out var fact)));
        Assert.Equal((isId ? text : null, isId ? text : null), (scheme.Value, fact.Value));
    }
}
