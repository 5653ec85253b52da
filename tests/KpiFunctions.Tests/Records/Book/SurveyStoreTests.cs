using KpiFunctions.Records.Book;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Records.Book;

public sealed class SurveyStoreTests(AzuriteFixture azurite) : AppTest(azurite)
{
    [Theory]
    [InlineData("2026-08-31T10:00:00", "2026-09-01T10:00:00")]
    [InlineData("2026-09-01T10:00:00", "2026-08-31T10:00:00")]
    public async Task News_of_a_survey_follow_its_order_into_the_month_it_was_corrected_into(string completed, string corrected)
    {
        await StartInAsync(8);
        // August is over and not closed yet, so whatever enters it passes its gate; September has none.
        Clock.Now = Utc("2026-09-06T02:00:00Z");
        await ImportOrderAsync("W1", completed, openedAt: "2026-08-20T08:00:00");
        var read = await OrderAsync("W1");
        await ImportOrderAsync("W1", corrected, openedAt: "2026-08-20T08:00:00");

        await Get<SurveyStore>().ChangeAsync(read, survey => survey with { Failure = "told late" }, CancellationToken.None);

        var now = await OrderAsync("W1");
        Assert.NotEqual(read.Month, now.Month);
        Assert.Equal(("told late", null), (now.Survey.Failure, now.Survey.AtClose));
    }

    [Fact]
    public async Task News_that_come_to_a_closed_month_leave_it_what_it_knew()
    {
        await StartInAsync(8);
        await ImportOrderAsync("W1", "2026-08-31T10:00:00", openedAt: "2026-08-20T08:00:00");
        var read = await OrderAsync("W1");
        Clock.Now = Utc("2026-09-06T02:00:00Z");
        await Get<MonthBook>().ShutAsync(read.Month, version: 1, attempt: 1, CancellationToken.None);

        await Get<SurveyStore>().ChangeAsync(read, survey => survey with { Failure = "told late" }, CancellationToken.None);

        Assert.Equal(("told late", read.Survey.ForMonth), ((await OrderAsync("W1")).Survey.Failure, (await OrderAsync("W1")).Survey.AtClose));
    }
}
