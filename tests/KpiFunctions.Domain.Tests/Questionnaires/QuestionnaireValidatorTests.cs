using KpiFunctions.Domain.Questionnaires;

namespace KpiFunctions.Domain.Tests.Questionnaires;

public sealed class QuestionnaireValidatorTests
{
    private static readonly Questionnaire Sound = new()
    {
        Version = new QuestionnaireVersion(QuestionnaireId.Parse("q"), 1),
        Asking = AskingOrder.OneByOne,
        Questions = ["overall", "attitude"],
        Texts = new Dictionary<string, QuestionnaireTexts>
        {
            ["zh-CN"] = new("【{store}】请打分1到5。回T退订", "【{store}】请回复1到5", "请只回复一个数字", ["服务态度？1到5"]),
            ["zh-TW"] = new("【{store}】請評分1到5。回T退訂", "【{store}】請回覆1到5", "請只回覆一個數字", ["服務態度？1到5"]),
            ["en"] = new("{store}: rate us 1-5. Reply STOP to opt out", "{store}: rate us 1-5", "One digit, please", ["Attitude, 1-5?"]),
        },
    };

    [Fact]
    public void A_sound_questionnaire_has_no_problems() => Assert.Empty(QuestionnaireValidator.Check(Sound));

    [Fact]
    public void All_problems_are_listed_at_once_with_their_places()
    {
        var english = Sound.Texts["en"] with { Survey = "Rate us, {name}", Reminder = " ", Next = [] };
        var broken = Sound with
        {
            Version = Sound.Version with { Number = 0 },
            Questions = ["attitude", "Price", "attitude"],
            Texts = new Dictionary<string, QuestionnaireTexts> { ["zh-CN"] = Sound.Texts["zh-CN"], ["en"] = english, ["fr"] = english },
        };

        Assert.Equal(
            [
                "$.version", "$.questions[0]", "$.questions[1]", "$.questions[2]", "$.texts",
                "$.texts.zh-CN.next", // three questions, and a text for one of them
                "$.texts.en.survey", "$.texts.en.reminder", "$.texts.en.survey", "$.texts.en.survey", "$.texts.en.next", "$.texts.fr",
            ],
            QuestionnaireValidator.Check(broken).Select(p => p.JsonPath));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    public void There_are_1_to_12_questions(int count)
    {
        var questions = Enumerable.Range(0, count).Select(i => i == 0 ? "overall" : $"q{i}").ToList();

        Assert.Contains(QuestionnaireValidator.Check(Sound with { Questions = questions }), p => p.JsonPath == "$.questions");
    }

    [Fact]
    public void A_text_with_one_question_is_one_segment_long()
    {
        // 70 characters are one segment: the text without {store} may have 64, six are the name's.
        var fits = "{store}退订" + new string('长', 62);
        var tooLong = fits + "长";

        Assert.Empty(QuestionnaireValidator.Check(WithChinese(fits)));
        Assert.Equal("$.texts.zh-CN.survey", Assert.Single(QuestionnaireValidator.Check(WithChinese(tooLong))).JsonPath);
    }

    [Fact]
    public void A_text_with_several_questions_may_be_longer()
    {
        var together = WithChinese("{store}退订" + new string('长', 150)) with { Asking = AskingOrder.Together };
        together = together with { Texts = together.Texts.ToDictionary(t => t.Key, t => t.Value with { Next = [] }) };

        Assert.Empty(QuestionnaireValidator.Check(together));
    }

    [Fact]
    public void The_page_has_a_legible_question_for_each_or_none_of_its_own()
    {
        Assert.Empty(PagePaths(null));
        Assert.Empty(PagePaths(["总体如何？", new string('长', 200)]));
        Assert.Equal(["$.texts.zh-CN.page"], PagePaths(["总体如何？"]));
        Assert.Equal(["$.texts.zh-CN.page[0]", "$.texts.zh-CN.page[1]"], PagePaths([" ", new string('长', 201)]));
    }

    private static IEnumerable<string> PagePaths(string[]? page) => QuestionnaireValidator
        .Check(Sound with { Texts = new Dictionary<string, QuestionnaireTexts>(Sound.Texts) { ["zh-CN"] = Sound.Texts["zh-CN"] with { Page = page } } })
        .Select(p => p.JsonPath);

    private static Questionnaire WithChinese(string survey) => Sound with
    {
        Texts = new Dictionary<string, QuestionnaireTexts>(Sound.Texts) { ["zh-CN"] = Sound.Texts["zh-CN"] with { Survey = survey } },
    };
}
