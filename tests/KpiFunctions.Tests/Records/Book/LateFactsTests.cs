using KpiFunctions.Domain.Complaints;
using KpiFunctions.Records.Book.Facts;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Months;

namespace KpiFunctions.Tests.Records.Book;

/// <summary>What came after the close enters the month when it is reopened for that, the last of each.</summary>
public sealed class LateFactsTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    [Fact]
    public async Task Late_facts_are_taken_in_when_the_month_is_reopened_for_them()
    {
        await AnswerOneOrderAsync();
        await ImportFiguresAsync("S1,A,2026-09,training.exam,85,,,\n");
        await ImportComplaintsAsync("S1,C1,,A,,2026-08-08T09:00:00,,,,\n");
        await CloseSeptemberAsync();
        await ImportFiguresAsync("S1,A,2026-09,training.exam,60,,,\n");
        Clock.Now += NodaTime.Duration.FromMinutes(1);
        await ImportFiguresAsync("S1,A,2026-09,training.exam,95,,,\nS1,A,2026-09,attendance.rate,1,,,2026-09-08\n");
        await ImportRatingsAsync("S1,A,2026-09,conduct,chief,70,,,\n");
        await ImportCustomerFactsAsync("S1,F1,A,praise,2026-09-08,letter\n");
        await ImportComplaintsAsync("S1,C2,,A,,2026-09-08T09:00:00,,,,\n");

        await ReopenAsync("late records", takeLate: true);
        await ReopenAsync("late records", takeLate: true);

        var records = await RecordsAsync(2026, 9);
        Assert.Equal([("attendance.rate", 1m), ("training.exam", 95m)], records.Figures.Select(f => (f.Metric, f.Value)).Order());
        Assert.Equal((1, 1, 1), (records.Ratings.Count, records.CustomerFacts.Count, records.Complaints.Count));
        Assert.NotNull(await Get<MovableFactStore>().FindAsync(Store, FactPlaces.Complaint(ComplaintId.Parse("C2")), CancellationToken.None));
    }
}
