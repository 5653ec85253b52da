using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Tests.Surveys;

public sealed class TextTagTests
{
    private static readonly SurveyId Survey = new(StoreId.Parse("S1"), WorkOrderId.Parse("W1"));

    [Theory]
    [InlineData(TextPurpose.Survey, "S1/W1")]
    [InlineData(TextPurpose.Reminder, "S1/W1/reminder")]
    [InlineData(TextPurpose.Clarification, "S1/W1/clarification")]
    [InlineData(TextPurpose.OptOutConfirmation, "S1/W1/optoutconfirmation")]
    public void A_tag_comes_back_from_the_provider_as_it_went(TextPurpose purpose, string text)
    {
        Assert.Equal(text, new TextTag(Survey, purpose).ToString());
        Assert.True(TextTag.TryParse(text, out var read));
        Assert.Equal(new TextTag(Survey, purpose), read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("S1")]
    [InlineData("S1/W 1")]
    [InlineData("S1/W1/")]
    [InlineData("S1/W1/2")]
    [InlineData("S1/W1/news")]
    [InlineData("S1/W1/reminder/again")]
    public void Anything_else_is_no_tag(string? text) => Assert.False(TextTag.TryParse(text, out _));
}
