using KpiFunctions.Domain.Questionnaires;

namespace KpiFunctions.Domain.Tests.Questionnaires;

public sealed class TextTemplateTests
{
    [Fact]
    public void A_name_that_fits_stays_whole() => Assert.Equal("【浦东店】请打分", TextTemplate.Fill("【{store}】请打分", "浦东店"));

    [Fact]
    public void A_chinese_name_is_shortened_to_one_segment()
    {
        // 60 characters beside the name leave ten of 70: nine of the name and the ellipsis.
        var text = TextTemplate.Fill(new string('长', 60) + "{store}", "一二三四五六七八九十一二三");

        Assert.Equal(new string('长', 60) + "一二三四五六七八九…", text);
        Assert.Equal(1, SmsSegments.Of(text).Count);
    }

    [Fact]
    public void A_latin_name_is_shortened_without_leaving_the_alphabet_with_more_room()
    {
        // 150 of 160 characters are taken.
        var text = TextTemplate.Fill(new string('x', 150) + "{store}", "Pudong service centre");

        Assert.EndsWith("Pudong s..", text, StringComparison.Ordinal);
        Assert.Equal(new SmsSegments(IsGsm7: true, Units: 160, Count: 1), SmsSegments.Of(text));
    }

    [Fact]
    public void No_character_is_cut_in_two()
    {
        // Each of these characters takes two units: five units of room hold two characters and the ellipsis.
        var text = TextTemplate.Fill(new string('长', 65) + "{store}", "𠮷𠮷𠮷𠮷");

        Assert.Equal(new string('长', 65) + "𠮷𠮷…", text);
    }

    [Theory]
    [InlineData(160, "Pudong service centre")]
    [InlineData(151, "Pudong service centre")]
    [InlineData(120, "浦东汽车服务中心")]
    public void A_text_that_keeps_the_name_says_who_writes_also_when_that_takes_a_segment_more(int length, string name)
    {
        var text = TextTemplate.Fill(new string('x', length) + "{store}", name, keepsName: true);

        Assert.EndsWith(name, text, StringComparison.Ordinal);
        Assert.Equal(2, SmsSegments.Of(text).Count);
    }

    [Fact]
    public void A_name_is_not_shortened_in_vain()
    {
        // 100 characters take two segments whatever the name; with it they still do.
        Assert.EndsWith("一二三四五", TextTemplate.Fill(new string('长', 100) + "{store}", "一二三四五"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{store}: hello", "{store}")]
    [InlineData("{store} {name} {}", "{store} {name} {}")]
    [InlineData("a } b { c", "} {")]
    [InlineData("{ {store}", "{ {store}")]
    public void Places_are_found(string template, string places) => Assert.Equal(places, string.Join(' ', TextTemplate.PlacesIn(template)));
}
