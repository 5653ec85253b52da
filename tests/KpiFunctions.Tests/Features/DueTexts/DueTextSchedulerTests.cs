using KpiFunctions.Features.DueTexts;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records.Personal;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.DueTexts;

public sealed class DueTextSchedulerTests(AzuriteFixture azurite) : AppTest(azurite)
{
    [Fact]
    public async Task What_is_due_goes_into_the_queue_once_with_one_message_for_each_customer()
    {
        var text = Given.Text("W1", Clock.Now);
        await Get<DueTextStore>().AddAsync(
            [text, Given.Text("W2", Clock.Now), Given.Text("W3", Clock.Now) with { Contact = new ContactKey("another") }, Given.Text("W4", Clock.Now + Duration.FromHours(1))],
            CancellationToken.None);

        await Get<DueTextScheduler>().EnqueueDueAsync(CancellationToken.None);
        var messages = await TakeAsync(Get<Queues>().SurveySend.Client);

        Assert.Equal(2, messages.Count);
        Assert.Single(messages, m => m.Contains("W1", StringComparison.Ordinal) && m.Contains("W2", StringComparison.Ordinal));
        Assert.Single(messages, m => m.Contains("W3", StringComparison.Ordinal));

        await Get<DueTextScheduler>().EnqueueDueAsync(CancellationToken.None);
        Assert.Empty(await TakeAsync(Get<Queues>().SurveySend.Client));
    }

    /// <summary>A queue message has 64 KiB; the ids of stores and orders may be 64 characters long.</summary>
    [Fact]
    public async Task However_many_texts_of_one_number_are_due_all_of_them_leave_and_those_of_others_too()
    {
        var store = new string('s', 64);
        var many = Enumerable.Range(0, 1_200).Select(i => Given.Text($"{i:D4}{new string('w', 60)}", Clock.Now, store: store)).ToList();
        await Get<DueTextStore>().AddAsync([.. many, .. Enumerable.Range(0, 40).Select(i => Given.Text($"W{i}", Clock.Now) with { Contact = new ContactKey($"other{i}") })], CancellationToken.None);

        await Get<DueTextScheduler>().EnqueueDueAsync(CancellationToken.None);

        var messages = await TakeAsync(Get<Queues>().SurveySend.Client);
        Assert.Equal(1_200, messages.SelectMany(m => MessageJson.Read<SendSurveyMessage>(m).Surveys).Where(s => s.Store == store).Select(s => s.Order).Distinct().Count());
        Assert.Equal(24 + 40, messages.Count);
        Assert.Empty(await Get<DueTextStore>().FindDueAsync(Clock.Now, CancellationToken.None));
    }
}
