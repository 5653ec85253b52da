using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Replies;

/// <summary>A customer's wish for silence is obeyed at once, everywhere, and answered with one text at most.</summary>
public sealed class OptOutTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");

    [Fact]
    public async Task An_opt_out_is_confirmed_once_at_any_hour_in_the_language_of_the_store()
    {
        await SaveStoreAsync(NewStore("S1") with { Locale = "zh-CN", Name = "浦东店" });
        await TextAsync("W1");

        // 23:30 in Shanghai: who asks for silence is answered all the same.
        await ReplyAsync("TD", Utc("2026-09-10T15:30:00Z"));
        await ReplyAsync("TD", Utc("2026-09-10T15:30:00Z"));
        await SendAtAsync(Utc("2026-09-10T15:31:00Z"), deliveries: 2);

        var confirmation = Assert.Single(Gateway.Delivered, m => m.Tag == "S1/W1/optoutconfirmation");
        Assert.Equal("【浦东店】您已退订，我们不再给您发短信。如需恢复请回复：恢复订阅", confirmation.Text);
        Assert.Equal(AnswerKind.OptOut, (await AnswersAsync("W1")).Single().Kind);
    }

    [Fact]
    public async Task Whoever_has_opted_out_already_gets_no_further_confirmation()
    {
        await TextAsync("W1");
        await ReplyAsync("STOP", Sent + Duration.FromMinutes(1), id: "m1");
        await SendAtAsync(Sent + Duration.FromMinutes(2));
        await ReplyAsync("退订", Sent + Duration.FromMinutes(30), id: "m2");
        await ReplyAsync("stop texting me", Sent + Duration.FromDays(1), id: "m3");
        await SendAtAsync(Sent + Duration.FromDays(1));

        Assert.Single(Gateway.Delivered, m => m.Tag == "S1/W1/optoutconfirmation");
    }

    [Fact]
    public async Task Whoever_opts_in_again_before_the_confirmation_leaves_gets_none()
    {
        await TextAsync("W1");
        await ReplyAsync("STOP", Sent + Duration.FromMinutes(1), id: "m1");
        await ReplyAsync("START", Sent + Duration.FromMinutes(2), id: "m2");
        await SendAtAsync(Sent + Duration.FromMinutes(3));

        Assert.DoesNotContain(Gateway.Delivered, m => m.Tag != "S1/W1");
    }

    [Theory]
    [InlineData("START 5", 5)]
    [InlineData("4分，恢复订阅", 4)]
    public async Task Whoever_opts_in_with_an_answer_is_back_and_has_answered(string text, int rating)
    {
        await TextAsync("W1");
        await ReplyAsync("STOP", Sent + Duration.FromMinutes(1), id: "m1");
        await ReplyAsync(text, Sent + Duration.FromMinutes(2), id: "m2");

        Assert.Null((await ContactAsync())!.OptedOutAt);
        Assert.Equal([rating], SurveyAnswers.Of(await AnswersAsync("W1")).Ratings);
    }

    [Fact]
    public async Task A_provider_that_blocks_the_confirmation_itself_blocks_nothing_else()
    {
        await TextAsync("W1");
        await ReplyAsync("STOP", Sent + Duration.FromMinutes(1));
        Gateway.Before = _ => new SmsReceipt.Rejected("4007", "the recipient has opted out");
        await SendAtAsync(Sent + Duration.FromMinutes(2));

        Assert.Equal(SurveyState.Sent, (await OrderAsync("W1")).Survey.State);
        Assert.NotNull((await ContactAsync())!.OptedOutAt);
    }

    [Theory]
    [InlineData("STOP 1,START 2", false)]
    [InlineData("START 2,STOP 1", false)]
    [InlineData("START 1,STOP 2", true)]
    [InlineData("STOP 2,START 1", true)]
    [InlineData("STOP 1,STOP 3,START 2", true)]
    [InlineData("START 2,STOP 3,STOP 1", true)]
    [InlineData("START 4,STOP 3,STOP 1,START 2", false)]
    [InlineData("START 1,STOP 1", true)]
    [InlineData("STOP 1,START 1", true)]
    public async Task The_newest_wish_counts_in_whatever_order_they_are_delivered(string deliveries, bool optedOut)
    {
        foreach (var (delivery, i) in deliveries.Split(',').Select((d, i) => (d.Split(' '), i)))
        {
            await ReplyAsync(delivery[0], Sent + Duration.FromMinutes(int.Parse(delivery[1], System.Globalization.CultureInfo.InvariantCulture)), id: $"m{i}");
        }

        Assert.Equal(optedOut, (await ContactAsync())?.OptedOutAt is not null);
    }

    [Theory]
    [InlineData("Failed", "4007: opted out")]
    [InlineData("OptedOut", "")]
    [InlineData("UNDELIV", "MOBILE_IN_BLACK")]
    [InlineData("false", "MK:0012: 手机号在黑名单")]
    [InlineData("REJECTD", "number on carrier blacklist")]
    public async Task A_number_that_the_provider_reports_as_opted_out_is_texted_no_more(string status, string details)
    {
        await TextAsync("W1");
        await ReportAsync(ReportEvent("S1/W1", status, Gateway.Delivered.Single().RepeatabilityId.ToString("N"), details));

        Clock.Now = Sent + Duration.FromDays(10);
        await ImportOrderAsync("W2", "2026-09-17T10:00:00");
        await SendDueAsync(Sent + Duration.FromDays(10));

        Assert.Equal(SurveyState.Failed, (await OrderAsync("W1")).Survey.State);
        Assert.Equal(Domain.Surveys.ExclusionReason.OptedOut, (await OrderAsync("W2")).Survey.Exclusion);
        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task A_number_that_the_provider_refuses_as_opted_out_is_marked_too()
    {
        Gateway.Before = _ => new SmsReceipt.Rejected("400", "Error 4007: the number has opted out.");
        await TextAsync("W1");

        Assert.Equal(SurveyState.Failed, (await OrderAsync("W1")).Survey.State);
        Assert.NotNull((await ContactAsync())!.OptedOutAt);
        Assert.Empty((await ContactAsync())!.Claims);
    }

    [Fact]
    public async Task An_opt_out_from_a_number_that_was_never_texted_is_obeyed_without_a_word()
    {
        await ReplyAsync("STOP", Sent);
        await SendAtAsync(Sent);

        Assert.NotNull((await ContactAsync())!.OptedOutAt);
        Assert.Empty(Gateway.Delivered);
    }

    private async Task TextAsync(string order)
    {
        Clock.Now = Sent;
        await ImportOrderAsync(order, "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
    }

    private Task SendAtAsync(Instant now, int deliveries = 1)
    {
        Clock.Now = now;
        return SendQueuedAsync(deliveries);
    }

    private Task<Contact?> ContactAsync()
    {
        Assert.True(Phone.TryParse("+8613800000001", out var phone));
        return Get<ContactStore>().FindAsync(Get<ContactKeys>().Of(phone), CancellationToken.None);
    }

    private async Task<IReadOnlyList<SurveyAnswer>> AnswersAsync(string order)
    {
        var stored = await OrderAsync(order);
        return await Get<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None);
    }
}
