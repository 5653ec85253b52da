using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Records.Personal;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.DueTexts;

/// <summary>The list of due texts loses what was taken off it, and nothing that was put back in between.</summary>
public sealed class DueTextStoreTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Due = Utc("2026-09-10T02:05:00Z");

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(101)]
    public async Task A_text_that_was_put_back_since_the_list_was_read_stays_on_it_and_the_others_go(int texts)
    {
        var dueTexts = Get<DueTextStore>();
        await dueTexts.AddAsync(Enumerable.Range(1, texts).Select(n => TextOf($"W{n}")), CancellationToken.None);
        var read = await dueTexts.FindDueAsync(Due, CancellationToken.None);
        Assert.Equal(texts, read.Count);

        await dueTexts.AddAsync([TextOf("W1") with { FailingSince = Due }], CancellationToken.None);
        await dueTexts.RemoveAsync(read, CancellationToken.None);

        Assert.Equal(("W1", Due), Assert.Single((await dueTexts.FindDueAsync(Due, CancellationToken.None)).Select(t => (t.Survey.WorkOrderId.Value, t.FailingSince))));
    }

    [Fact]
    public async Task Texts_that_another_tick_has_taken_off_already_keep_nobody_from_taking_off_the_rest()
    {
        var dueTexts = Get<DueTextStore>();
        await dueTexts.AddAsync([TextOf("W1"), TextOf("W2"), TextOf("W3")], CancellationToken.None);
        var read = await dueTexts.FindDueAsync(Due, CancellationToken.None);

        await dueTexts.RemoveAsync([read[1]], CancellationToken.None);
        await dueTexts.RemoveAsync(read, CancellationToken.None);

        Assert.Empty(await dueTexts.FindDueAsync(Due, CancellationToken.None));
    }

    private static DueText TextOf(string order) => new(
        new SurveyId(Store, WorkOrderId.Parse(order)), new StoreMonth(Store, new YearMonth(2026, 9)), new ContactKey("key"), Due - Duration.FromDays(3), Due);
}
