using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace KpiFunctions.Tests.Features.Surveys;

/// <summary>A store's texts of one day end at its limit; the rest leaves on the days after.</summary>
public sealed class DailyTextLimitTests(AzuriteFixture azurite) : AppTest(azurite)
{
    [Fact]
    public async Task What_is_over_the_limit_leaves_the_next_day()
    {
        await SaveStoreAsync(NewStore("S1") with { DailyTextLimit = 2 });
        await ImportFiveAsync();

        await SendDueAsync(Utc("2026-09-10T02:00:00Z"), deliveries: 2);
        Assert.Equal(2, Gateway.Delivered.Count);
        await SendDueAsync(Utc("2026-09-10T08:00:00Z"));
        Assert.Equal(2, Gateway.Delivered.Count);
        await SendDueAsync(Utc("2026-09-11T01:00:00Z"));
        Assert.Equal(4, Gateway.Delivered.Count);
        await SendDueAsync(Utc("2026-09-12T01:00:00Z"));

        Assert.Equal(5, Gateway.Delivered.Select(t => t.Tag).Distinct().Count());
    }

    [Fact]
    public async Task A_limit_that_is_raised_has_its_effect_within_the_hour()
    {
        await SaveStoreAsync(NewStore("S1") with { DailyTextLimit = 2 });
        await ImportFiveAsync();
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        await SaveStoreAsync(NewStore("S1") with { DailyTextLimit = 4 });

        await SendDueAsync(Utc("2026-09-10T03:00:00Z"));

        Assert.Equal(4, Gateway.Delivered.Count);
    }

    [Fact]
    public async Task A_text_that_did_not_leave_is_not_counted()
    {
        await SaveStoreAsync(NewStore("S1") with { DailyTextLimit = 5 });
        await ImportFiveAsync();
        Gateway.Before = _ => new SmsReceipt.Throttled(TimeSpan.FromHours(1));
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        Gateway.Before = _ => null;

        await SendDueAsync(Utc("2026-09-10T03:00:00Z"));

        Assert.Equal(5, Gateway.Delivered.Count);
    }

    [Fact]
    public async Task A_text_under_way_is_repeated_also_when_the_limit_is_reached()
    {
        await SaveStoreAsync(NewStore("S1") with { DailyTextLimit = 1 });
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        Gateway.After = _ => throw new IOException("The process ends here.");
        await Assert.ThrowsAsync<IOException>(() => SendDueAsync(Utc("2026-09-10T02:00:00Z")));
        Gateway.After = _ => { };

        await Get<SurveySender>().SendAsync(new SendSurveyMessage([new("S1", "W1", "202609")]), CancellationToken.None);

        Assert.Equal(SurveyState.Sent, (await OrderAsync("W1")).Survey.State);
    }

    [Fact]
    public async Task Two_instances_together_keep_the_limit()
    {
        var store = NewStore("S1") with { DailyTextLimit = 120 };
        DailyTexts[] instances = [.. Enumerable.Range(0, 4).Select(_ => new DailyTexts(Get<DailyTextStore>(), Get<TextMetrics>(), NullLogger<DailyTexts>.Instance))];

        var taken = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => instances[i % 4].TryTakeAsync(store, Clock.Now, CancellationToken.None)));

        Assert.Equal(120, taken.Count(t => t));
        Assert.False(await new DailyTexts(Get<DailyTextStore>(), Get<TextMetrics>(), NullLogger<DailyTexts>.Instance).TryTakeAsync(store, Clock.Now, CancellationToken.None));
    }

    private async Task ImportFiveAsync()
    {
        for (var i = 1; i <= 5; i++)
        {
            await ImportOrderAsync($"W{i}", "2026-09-07T10:00:00", phone: $"+861380000000{i}");
        }
    }
}
