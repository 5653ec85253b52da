using KpiFunctions.Features.Privacy;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KpiFunctions.Tests.Features.Privacy;

/// <summary>Words that come when those of their month are erased already, which is soon where they are kept for sixty days.</summary>
public sealed class WordsAfterErasureTests(AzuriteFixture azurite) : AppTest(
    azurite, services => services.PostConfigure<PrivacyOptions>(o => (o.ErasePhonesAfter, o.EraseTextsAfter) = (TimeSpan.FromDays(60), TimeSpan.FromDays(60))))
{
    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");
    private static readonly Instant Closes = Utc("2026-10-04T18:00:00Z");

    [Theory]
    [InlineData(59, true)]
    [InlineData(100, false)]
    [InlineData(200, false)]
    public async Task They_are_kept_as_long_as_those_of_their_month_and_no_longer(int daysAfterClose, bool kept)
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
        await CloseDueMonthsAsync(Closes + Duration.FromMinutes(10));
        Clock.Now = Closes + Duration.FromDays(daysAfterClose);
        await Get<RetentionSweep>().RunAsync(CancellationToken.None);

        await ReplyAsync("退订，住在幸福路5号的王先生", Clock.Now);

        var stored = await OrderAsync("W1");
        var answer = Assert.Single(await Get<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None));
        Assert.Equal(kept, answer.Text.Contains("王先生", StringComparison.Ordinal));
        Assert.NotEqual(kept, answer.ErasedAt is not null);
        Assert.True(answer.IsLate);
    }
}
