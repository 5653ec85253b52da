using KpiFunctions.Foundation.Sms;
using KpiFunctions.LocalHost.Simulation;
using NodaTime;

namespace KpiFunctions.LocalHost.Tests.Simulation;

public sealed class SimulatedCustomersTests
{
    private static readonly Instant SentAt = Instant.FromUtc(2026, 10, 1, 1, 0);

    [Fact]
    public async Task A_customer_answers_that_long_after_the_text()
    {
        var customers = await CustomersAsync();

        customers.TextSent(Text("sh/A1"));

        Assert.Empty(customers.TakeDue(SentAt + Duration.FromMinutes(90)));
        var due = Assert.Single(customers.TakeDue(SentAt + Duration.FromMinutes(91)));
        Assert.Equal(SentAt + Duration.FromSeconds(5430), due.ReceivedAt);
    }

    [Fact]
    public async Task Who_is_not_texted_does_not_answer()
    {
        var customers = await CustomersAsync();

        customers.TextSent(Text("sh/A2"));

        Assert.Empty(customers.TakeDue(SentAt + Duration.FromDays(30)));
        Assert.Equal(1, customers.Texts);
    }

    [Fact]
    public async Task A_text_that_comes_again_is_noticed_and_answered_once()
    {
        var customers = await CustomersAsync();

        customers.TextSent(new SentText(Survey("sh/A1"), SentAt));
        customers.TextSent(Text("sh/A1"));

        Assert.Single(customers.TakeDue(SentAt + Duration.FromDays(30)));
        Assert.Equal((1, 1), (customers.Texts, customers.RepeatedTexts));
    }

    private static async Task<SimulatedCustomers> CustomersAsync() => new((await TestFiles.Create().ReadAsync()).Replies);

    private static SmsMessage Text(string survey) => new("+8610000001", "How was it?", survey, Guid.Empty, SentAt.ToDateTimeOffset());

    private static Domain.Surveys.SurveyId Survey(string text) => Domain.Surveys.SurveyId.TryParse(text, out var id) ? id : throw new FormatException(text);
}
