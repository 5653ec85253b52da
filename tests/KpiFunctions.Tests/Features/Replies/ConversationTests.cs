using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Replies;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Replies;

/// <summary>A whole conversation with one customer, every event delivered twice.</summary>
public sealed class ConversationTests(AzuriteFixture azurite) : AppTest(azurite)
{
    [Fact]
    public async Task From_the_survey_over_a_misunderstanding_to_a_rating_a_complaint_and_silence()
    {
        await SaveStoreAsync(NewStore("S1") with { Locale = "zh-CN", Name = "浦东店" });
        Clock.Now = Utc("2026-09-10T02:00:00Z");
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"), deliveries: 2);
        await ReportAsync(ReportEvent("S1/W1", "Delivered", Gateway.Delivered.Single().RepeatabilityId.ToString("N")));

        await TwiceAsync("2次才修好", "2026-09-10T02:10:00Z", "m1");
        await TwiceAsync("2分，等太久", "2026-09-10T02:20:00Z", "m2");
        await TwiceAsync("退订", "2026-09-10T02:30:00Z", "m3");

        // The survey, one clarifying text and one confirmation; nothing twice.
        Assert.Equal(["S1/W1", "S1/W1/clarification", "S1/W1/optoutconfirmation"], Gateway.Delivered.Select(m => m.Tag).Order(StringComparer.Ordinal));
        var stored = await OrderAsync("W1");
        var answers = await Get<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None);
        Assert.Equal(["2次才修好", "2分，等太久", "退订"], answers.Select(a => a.Text));
        Assert.Equal(SurveyState.Delivered, stored.Survey.State);
        Assert.Equal(2, SurveyResult.At(Utc("2026-10-04T18:00:00Z"), stored.Survey, answers).Overall);
        var complaint = Assert.Single((await Get<ComplaintStore>().ListAsync(Month(2026, 9), new PageRequest(10, null), CancellationToken.None)).Items);
        Assert.Equal((ComplaintKind.LateService, "2分，等太久"), (complaint.Kind, complaint.Text));

        // Understood in the end: no person has to read anything.
        Clock.Now = Utc("2026-09-13T02:00:00Z");
        Assert.Empty((await Get<ReplyReview>().ListAsync(Store, new PageRequest(10, null), CancellationToken.None)).Items);
    }

    private async Task TwiceAsync(string text, string receivedAt, string id)
    {
        for (var delivery = 0; delivery < 2; delivery++)
        {
            await ReplyAsync(text, Utc(receivedAt), id: id);
            Clock.Now = Utc(receivedAt) + Duration.FromMinutes(1);
            await SendQueuedAsync(deliveries: 2);
        }
    }
}
