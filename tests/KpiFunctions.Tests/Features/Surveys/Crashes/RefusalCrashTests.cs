using System.Globalization;
using Azure.Core.Pipeline;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Records.Personal;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KpiFunctions.Tests.Features.Surveys.Crashes;

/// <summary>The provider refuses a text because the customer wants none, and the worker dies at one of its steps: the wish holds for all surveys all the same.</summary>
public sealed class RefusalCrashTests(AzuriteFixture azurite)
    : AppTest(azurite, services => services.AddSingleton<HttpPipelinePolicy>(new KillSwitch.StoragePolicy((_, _, _) => { })))
{
    private static readonly Instant First = Utc("2026-09-10T02:00:00Z");
    private static readonly Instant Second = Utc("2026-09-10T03:00:00Z");
    private static readonly Instant Reminders = Utc("2026-09-11T02:30:00Z");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_survey_ends_what_waits_for_the_customer_at_whatever_step_the_worker_dies(bool afterwards)
    {
        await SaveStoreAsync(NewStore("S1") with { QuietPeriod = Duration.Zero });
        for (var (step, killed) = (1, true); killed; step++)
        {
            var phone = await TextAsync($"A{step}", First, Phone(138, afterwards, step));
            await ImportOrderAsync($"B{step}", "2026-09-07T11:00:00", phone: $"+{phone}");
            Gateway.Before = m => m.Tag == $"S1/B{step}" ? new SmsReceipt.Rejected("4007", "the number is on the list") : null;
            Clock.Now = Second;
            await Get<DueTextScheduler>().EnqueueDueAsync(CancellationToken.None);
            killed = await SendKilledAsync(step, afterwards);

            var (other, refused, contact) = (await OrderAsync($"A{step}"), await OrderAsync($"B{step}"), await ContactAsync(phone));
            Assert.NotNull(contact.OptedOutAt);
            Assert.Equal(ExclusionReason.OptedOut, other.Survey.LeftAlone);
            Assert.Equal((SurveyState.Failed, "the number is on the list", null), (refused.Survey.State, refused.Survey.Failure, refused.Survey.Segments));
            Assert.Equal([$"S1/A{step}"], contact.Claims.Select(c => c.Tag.ToString()));
            Assert.True(step < 40);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_reminder_costs_nothing_and_ends_what_waits_for_the_customer_at_whatever_step_the_worker_dies(bool afterwards)
    {
        await SaveStoreAsync(NewStore("S1") with { QuietPeriod = Duration.Zero, RemindAfter = Duration.FromHours(24) });
        await SaveStoreAsync(NewStore("S2") with { QuietPeriod = Duration.Zero });
        for (var (step, killed) = (1, true); killed; step++)
        {
            var phone = await TextAsync($"A{step}", First, Phone(139, afterwards, step));
            await ImportOrderAsync($"B{step}", "2026-09-07T11:00:00", phone: $"+{phone}", store: "S2");
            await SendDueAsync(Second);
            Gateway.Before = m => m.Tag.EndsWith("/reminder", StringComparison.Ordinal) ? new SmsReceipt.Rejected("4007", "the number is on the list") : null;
            var charged = (await OrderAsync($"A{step}")).Survey.Segments;
            Clock.Now = Reminders;
            await Get<Queues>().SurveySend.SendAsync(
                new SendSurveyMessage([new SendSurveyMessage.Item("S1", $"A{step}", "202609", Purpose: TextPurpose.Reminder)]), CancellationToken.None);
            killed = await SendKilledAsync(step, afterwards);

            var (reminded, other) = (await OrderAsync($"A{step}"), await OrderAsync($"B{step}", "S2"));
            Assert.NotNull((await ContactAsync(phone)).OptedOutAt);
            Assert.Equal((ExclusionReason.OptedOut, ExclusionReason.OptedOut), (reminded.Survey.LeftAlone, other.Survey.LeftAlone));
            Assert.True(reminded.Survey.HasSettled(TextPurpose.Reminder));
            Assert.Equal((charged, null), (reminded.Survey.Segments, reminded.Survey.RemindedAt));
            Assert.True(step < 40);
        }
    }

    private static string Phone(int start, bool afterwards, int step) => string.Create(CultureInfo.InvariantCulture, $"86{start}{(afterwards ? 1 : 0)}{step:D7}");

    private async Task<string> TextAsync(string order, Instant at, string phone)
    {
        Clock.Now = at;
        await ImportOrderAsync(order, "2026-09-07T10:00:00", phone: $"+{phone}");
        await SendDueAsync(at);
        return phone;
    }

    /// <summary>Each message killed once, then delivered until it is done, and once more.</summary>
    /// <returns>Whether any was killed.</returns>
    private async Task<bool> SendKilledAsync(int step, bool afterwards)
    {
        var killed = false;
        foreach (var message in await TakeAsync(Get<Queues>().SurveySend.Client))
        {
            Task Run() => new SendSurveyWorker(Get<SurveySender>(), Get<DeadLetterStore>()).Run(message, CancellationToken.None);
            killed |= !await KillSwitch.RunAsync(step, afterwards, Run);
            Assert.True(await KillSwitch.RunAsync(step: null, afterwards: false, Run));
            Assert.True(await KillSwitch.RunAsync(step: null, afterwards: false, Run));
        }

        return killed;
    }

    private async Task<Domain.Surveys.Sending.Contact> ContactAsync(string phone)
    {
        Assert.True(Domain.WorkOrders.Phone.TryParse($"+{phone}", out var number));
        return (await Get<ContactStore>().FindAsync(Get<ContactKeys>().Of(number), CancellationToken.None))!;
    }
}
