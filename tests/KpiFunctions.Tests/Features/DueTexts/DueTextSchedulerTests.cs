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
}
