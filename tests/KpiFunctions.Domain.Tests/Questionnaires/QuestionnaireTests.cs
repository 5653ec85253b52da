using KpiFunctions.Domain.Questionnaires;

namespace KpiFunctions.Domain.Tests.Questionnaires;

public sealed class QuestionnaireTests
{
    private const string Address = "https://k.example/s/0123456789abcdefg";

    [Theory]
    [InlineData("zh-CN", "【浦东店】请评分。回T退订 网页作答 " + Address)]
    [InlineData("zh-TW", "【浦东店】請評分。回T退訂 網頁作答 " + Address)]
    [InlineData("en", "浦东店: rate us. STOP to opt out Or online: " + Address)]
    public void The_address_stands_at_the_end_behind_a_blank(string locale, string text)
    {
        Assert.Equal(text, Text(Questionnaire(), TextPurpose.Survey, locale, "浦东店", Address));
        Assert.StartsWith(Text(Questionnaire(), TextPurpose.Survey, locale, "浦东店") + " ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_shortened_so_that_a_text_with_its_address_stays_one_segment_where_it_can()
    {
        var text = Text(Questionnaire(), TextPurpose.Survey, "zh-CN", "上海浦东新区世纪大道汽车销售服务中心旗舰店", Address);

        Assert.Equal(1, SmsSegments.Of(text).Count);
        Assert.StartsWith("【上海浦东新", text, StringComparison.Ordinal);
        Assert.EndsWith(Address, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_too_long_for_one_segment_keeps_the_whole_name_and_its_segments_are_counted()
    {
        var text = Text(Questionnaire(new string('长', 40)), TextPurpose.Reminder, "zh-CN", "浦东店", Address);

        Assert.Contains("浦东店", text, StringComparison.Ordinal);
        Assert.Equal(2, SmsSegments.Of(text).Count);
    }

    [Theory]
    [InlineData("zh-CN", "您对本次服务总体满意吗？|服务态度如何？|spare parts")]
    [InlineData("zh-TW", "您對本次服務整體滿意嗎？|服務態度如何？|spare parts")]
    [InlineData("en", "How was our service as a whole?|How was the attitude of our staff?|spare parts")]
    public void The_page_asks_the_usual_questions_in_our_words_and_others_by_their_names(string locale, string questions) =>
        Assert.Equal(questions.Split('|'), (Questionnaire() with { Questions = ["overall", "attitude", "spare_parts"] }).QuestionsOnPage(locale));

    [Fact]
    public void The_page_asks_in_the_questionnaires_own_words_where_it_has_some()
    {
        var own = Questionnaire();
        own = own with { Texts = own.Texts.ToDictionary(t => t.Key, t => t.Value with { Page = ["Are you happy?"] }) };

        Assert.Equal(["Are you happy?"], own.QuestionsOnPage("zh-TW"));
    }

    private static string Text(Questionnaire questionnaire, TextPurpose purpose, string locale, string store, string? address = null) =>
        TextTemplate.Fill(questionnaire.TemplateFor(purpose, locale, address), store, keepsName: address is not null);

    private static Questionnaire Questionnaire(string reminder = "{store}") => new()
    {
        Version = new QuestionnaireVersion(QuestionnaireId.Parse("q"), 1),
        Asking = AskingOrder.Together,
        Questions = ["overall"],
        Texts = new Dictionary<string, QuestionnaireTexts>
        {
            ["zh-CN"] = new("【{store}】请评分。回T退订", "{store}" + reminder, "?", []),
            ["zh-TW"] = new("【{store}】請評分。回T退訂", "{store}" + reminder, "?", []),
            ["en"] = new("{store}: rate us. STOP to opt out", "{store}" + reminder, "?", []),
        },
    };
}
