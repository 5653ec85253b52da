using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.DueTexts;

public sealed class DueTextListTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Now = Instant.FromUtc(2026, 9, 10, 2, 30);

    private DueTextStore Texts => Get<DueTextStore>();

    [Fact]
    public async Task What_is_due_by_now_is_found_however_long_ago_it_was_and_nothing_later()
    {
        await AddAsync(
            Given.Text("W1", Now),
            Given.Text("W2", Now + Duration.FromMinutes(1)),
            Given.Text("W3", Now + Duration.FromHours(1)),
            Given.Text("W4", Now - Duration.FromHours(1)),
            Given.Text("W5", Now - Duration.FromDays(400)),
            Given.Text("W6", Now - Duration.FromMinutes(30)));

        Assert.Equal(["W1", "W4", "W5", "W6"], (await DueAsync()).Select(t => t.Survey.WorkOrderId.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Hours_come_in_their_order()
    {
        await AddAsync(Given.Text("W1", Now), Given.Text("W2", Now - Duration.FromDays(40)), Given.Text("W3", Now - Duration.FromHours(9)));
        Assert.Equal(["W2", "W3", "W1"], (await DueAsync()).Select(t => t.Survey.WorkOrderId.Value));
    }

    [Fact]
    public async Task A_text_is_read_as_it_was_entered()
    {
        var text = Given.Text("W1", Now) with { FailingSince = Now - Duration.FromHours(2), Purpose = TextPurpose.Reminder };
        await AddAsync(text);
        var read = Assert.Single(await DueAsync());
        Assert.Equal(text, read with { Version = text.Version });
    }

    [Fact]
    public async Task Each_text_of_a_survey_waits_for_itself_and_once()
    {
        var survey = Given.Text("W1", Now);
        await AddAsync(survey, survey with { Purpose = TextPurpose.Reminder });
        await AddAsync(survey);
        Assert.Equal([TextPurpose.Survey, TextPurpose.Reminder], (await DueAsync()).Select(t => t.Purpose).Order());
    }

    [Fact]
    public async Task Only_what_was_read_is_taken_off()
    {
        await AddAsync(Given.Text("W1", Now), Given.Text("W2", Now));
        var read = await DueAsync();
        await AddAsync(Given.Text("W2", Now) with { FailingSince = Now });
        await AddAsync(Given.Text("W3", Now));

        await Texts.RemoveAsync(read, CancellationToken.None);

        Assert.Equal(["W2", "W3"], (await DueAsync()).Select(t => t.Survey.WorkOrderId.Value));
    }

    [Fact]
    public async Task What_another_run_has_taken_off_does_not_keep_the_rest()
    {
        await AddAsync(Given.Text("W1", Now), Given.Text("W2", Now), Given.Text("W3", Now));
        var read = await DueAsync();
        await Texts.RemoveAsync([read[1]], CancellationToken.None);
        await Texts.RemoveAsync(read, CancellationToken.None);
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task More_texts_than_a_batch_takes_are_entered_and_taken_off()
    {
        await AddAsync([.. Enumerable.Range(0, 230).Select(i => Given.Text($"W{i}", Now - Duration.FromMinutes(i)))]);
        var read = await DueAsync();
        Assert.Equal(230, read.Count);
        await Texts.RemoveAsync(read, CancellationToken.None);
        Assert.Empty(await DueAsync());
    }

    private Task AddAsync(params DueText[] texts) => Texts.AddAsync(texts, CancellationToken.None);

    private Task<IReadOnlyList<DueText>> DueAsync() => Texts.FindDueAsync(Now, CancellationToken.None);
}
