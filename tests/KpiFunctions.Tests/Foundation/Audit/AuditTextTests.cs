using System.Text.Json;
using KpiFunctions.Foundation.Audit;

namespace KpiFunctions.Tests.Foundation.Audit;

public sealed class AuditTextTests
{
    [Theory]
    [InlineData('"')]
    [InlineData('x')]
    [InlineData('车')]
    public void What_is_too_long_is_cut_and_says_so_as_json(char filling)
    {
        var text = new string(filling, AuditText.LongestValue);

        var kept = AuditText.Json(text)!;

        using var json = JsonDocument.Parse(kept);
        Assert.True(kept.Length <= AuditText.LongestValue);
        Assert.Equal(JsonSerializer.Serialize(text, KpiFunctions.Foundation.Http.ApiJson.Options).Length, json.RootElement.GetProperty("characters").GetInt32());
        Assert.StartsWith($"\"{(filling == '"' ? '\\' : filling)}", json.RootElement.GetProperty("cut").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_of_two_units_is_not_cut_in_two()
    {
        var kept = AuditText.Json("a" + string.Concat(Enumerable.Repeat("😀", AuditText.LongestValue)))!;

        using var json = JsonDocument.Parse(kept);
        Assert.DoesNotContain('\uFFFD', json.RootElement.GetProperty("cut").GetString()!);
    }

    [Theory]
    [InlineData("S1~W1~20260910020100000~00ff", "S1~W1~20260910020100000~00ff")]
    [InlineData("2026-09", "2026-09")]
    [InlineData("8613800000001", "+8…01")]
    [InlineData("+86 138 0000 0001", "+8…01")]
    [InlineData("Li says 13800000001", "(19 characters)")]
    [InlineData("等太久", "(3 characters)")]
    public void Of_an_address_that_led_nowhere_only_ids_are_told(string part, string told) => Assert.Equal(told, AuditText.Masked(part));

    [Fact]
    public void Nothing_is_told_of_nothing() => Assert.Null(AuditText.Json(null));
}
