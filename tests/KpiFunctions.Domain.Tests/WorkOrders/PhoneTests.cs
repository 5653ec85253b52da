using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Tests.WorkOrders;

public sealed class PhoneTests
{
    [Theory]
    [InlineData("+8613800000001", "+8613800000001")]
    [InlineData(" +86 138-0000-0001 ", "+8613800000001")]
    [InlineData("008613800000001", "+8613800000001")]
    [InlineData("+1 (425) 555.0100", "+14255550100")]
    [InlineData("＋８６１３８０００００００１", "+8613800000001")]
    public void International_numbers_are_read_in_the_ways_people_write_them(string text, string number)
    {
        Assert.True(Phone.TryParse(text, out var phone));
        Assert.Equal(number, phone.Number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("13800000001")]
    [InlineData("+0861380000000")]
    [InlineData("000861380000000")]
    [InlineData("+12345")]
    [InlineData("+1234567890123456")]
    [InlineData("+86138000o0001")]
    [InlineData("+86+13800000001")]
    [InlineData("0+8613800000001")]
    public void Anything_else_is_refused(string? text) => Assert.False(Phone.TryParse(text, out _));

    [Theory]
    [InlineData("8613800000001", "+8613800000001")]
    [InlineData("+8613800000001", "+8613800000001")]
    public void Providers_may_leave_out_the_plus(string text, string number)
    {
        Assert.True(Phone.TryParseReported(text, out var phone));
        Assert.Equal(number, phone.Number);
    }

    [Fact]
    public void Printing_a_number_does_not_tell_it()
    {
        Assert.True(Phone.TryParse("+8613800000001", out var phone));

        Assert.Equal("+8…01", phone.ToString());
        Assert.DoesNotContain("13800000001", CustomerPhone.Of(phone).ToString(), StringComparison.Ordinal);
    }
}
