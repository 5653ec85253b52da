using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Replies;
using KpiFunctions.Features.Questionnaires;

namespace KpiFunctions.Tests.Features.Questionnaires;

public sealed class QuestionnairePresetTests
{
    [Fact]
    public void Every_shipped_questionnaire_is_sound()
    {
        Assert.Equal(["one-by-one", "single", "three-questions"], QuestionnairePresets.All.Select(q => q.Version.Id.Value).Order(StringComparer.Ordinal));
        Assert.All(QuestionnairePresets.All, q => Assert.Empty(QuestionnaireValidator.Check(q)));
    }

    [Fact]
    public void Every_text_of_theirs_is_one_segment_with_a_long_name()
    {
        var name = new string('店', 40);
        var texts = from questionnaire in QuestionnairePresets.All
                    from language in QuestionnaireValidator.Languages
                    from purpose in PurposesOf(questionnaire)
                    select TextTemplate.Fill(questionnaire.TemplateFor(purpose, language), name);

        Assert.All(texts, text => Assert.Equal(1, SmsSegments.Of(text).Count));
    }

    /// <summary>What a text gives as an example must be read as it means it.</summary>
    [Fact]
    public void The_answer_that_three_questions_give_as_an_example_is_understood() =>
        Assert.Equal(new Reply.Ratings([5, 5, 4], null), ReplyParser.Parse("5 5 4", new ReplyQuestions(3)));

    private static IEnumerable<TextPurpose> PurposesOf(Questionnaire questionnaire) =>
    [
        TextPurpose.Survey, TextPurpose.Reminder, TextPurpose.Clarification,
        .. questionnaire.Asking == AskingOrder.OneByOne ? Enumerable.Range(2, questionnaire.Questions.Count - 1).Select(TextPurposes.OfQuestion) : [],
    ];
}
