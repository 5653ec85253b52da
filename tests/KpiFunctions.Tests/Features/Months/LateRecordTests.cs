using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Months;

/// <summary>What comes about a closed month counts in its next version as it came last, in the month that it belongs into then.</summary>
public sealed class LateRecordTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    [Fact]
    public async Task A_figure_that_was_mistaken_late_and_put_right_late_is_right_in_the_next_version()
    {
        await AnswerOneOrderAsync();
        await ImportFiguresAsync("S1,A,2026-09,training.exam,85,,,\n");
        await CloseSeptemberAsync();

        foreach (var value in (int[])[58, 85])
        {
            Clock.Now += Duration.FromMinutes(1);
            Assert.Equal(1, (await ImportFiguresAsync($"S1,A,2026-09,training.exam,{value},,,\n")).Late);
        }

        await ReopenAsync("the late figures", takeLate: true);

        Assert.Equal(85, Assert.Single((await RecordsAsync(2026, 9)).Figures).Value);
    }

    [Fact]
    public async Task An_order_that_was_mistaken_late_and_put_right_late_is_right_in_the_next_version()
    {
        await AnswerOneOrderAsync();
        await CloseSeptemberAsync();

        foreach (var opened in (string[])["2026-09-25T08:00:00", "2026-09-22T08:00:00"])
        {
            Clock.Now += Duration.FromMinutes(1);
            Assert.Equal(1, (await ImportOrderAsync("W1", "2026-09-28T10:00:00", openedAt: opened)).Late);
        }

        await ReopenAsync("the late orders", takeLate: true);

        Assert.Equal(Utc("2026-09-22T00:00:00Z"), (await OrderAsync("W1")).Order.OpenedAt);
    }

    [Fact]
    public async Task A_complaint_that_is_corrected_out_of_a_closed_month_leaves_it_when_late_records_are_taken_in()
    {
        await AnswerOneOrderAsync();
        await ImportComplaintsAsync("S1,C1,,A,serviceAttitude,2026-09-20T10:00:00,,,,false\n");
        await CloseSeptemberAsync();

        var late = await ImportComplaintsAsync("S1,C1,,A,serviceAttitude,2026-10-02T10:00:00,,,,false\n");
        var before = (await RecordsAsync(2026, 9)).Complaints.Count;
        await ReopenAsync("the complaint was in October", takeLate: true);

        Assert.Equal((1, 1), (late.Late, before));
        Assert.Empty((await RecordsAsync(2026, 9)).Complaints);
        Assert.Single((await RecordsAsync(2026, 10)).Complaints);
    }
}
