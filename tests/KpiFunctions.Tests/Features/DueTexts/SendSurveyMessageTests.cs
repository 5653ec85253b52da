using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Features.DueTexts;
using NodaTime;

namespace KpiFunctions.Tests.Features.DueTexts;

public sealed class SendSurveyMessageTests
{
    private static readonly Instant Due = Instant.FromUtc(2026, 9, 10, 2, 0);

    [Fact]
    public void Of_one_customers_orders_the_one_completed_first_is_asked_about_first_and_ties_are_broken_by_id()
    {
        var early = Instant.FromUtc(2026, 9, 1, 2, 0);
        var message = SendSurveyMessage.Of(SendSurveyMessage.InOrder([Given.Text("W3", Due), Given.Text("W2", Due, store: "S2"), Given.Text("W2", Due), Given.Text("W9", Due, early)]));
        Assert.Equal(["S1 W9", "S1 W2", "S2 W2", "S1 W3"], message.Surveys.Select(i => $"{i.Store} {i.Order}"));
    }

    [Fact]
    public void The_order_in_which_texts_were_found_does_not_matter()
    {
        DueText[] texts = [Given.Text("W1", Due), Given.Text("W2", Due), Given.Text("W3", Due)];
        Assert.Equal(SendSurveyMessage.InOrder(texts), SendSurveyMessage.InOrder(texts.Reverse()));
    }

    [Fact]
    public void A_message_tells_all_that_the_worker_needs_to_find_its_text_again()
    {
        var text = Given.Text("W1", Due) with { FailingSince = Due - Duration.FromHours(1), Purpose = TextPurpose.Reminder };
        var item = Assert.Single(SendSurveyMessage.Of([text]).Surveys);
        Assert.Equal((text.Survey, text.Month, text.Purpose), (item.SurveyId, item.StoreMonth, item.Purpose));
        Assert.Equal(text.FailingSince, Instant.FromDateTimeOffset(item.FailingSince!.Value));
    }
}
