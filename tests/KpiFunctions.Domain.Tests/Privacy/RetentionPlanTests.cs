using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Domain.Tests.Privacy;

public sealed class RetentionPlanTests
{
    [Theory]

    // September closes in Shanghai on 4 October at 18:00 UTC; 180 days later it is 2 April, 730 days later, with a 29 February between, 3 October.
    [InlineData("2026-10-04T18:00:00Z", PersonalData.None)]
    [InlineData("2027-04-02T17:59:59Z", PersonalData.None)]
    [InlineData("2027-04-02T18:00:00Z", PersonalData.Phones)]
    [InlineData("2028-10-03T17:59:59Z", PersonalData.Phones)]
    [InlineData("2028-10-03T18:00:00Z", PersonalData.Phones | PersonalData.Texts)]
    public void Numbers_and_words_are_due_at_their_own_time_after_the_close(string now, PersonalData due) =>
        Assert.Equal(
            due,
            new RetentionPlan(Duration.FromDays(180), Duration.FromDays(730)).DueAt(
                InstantPattern.ExtendedIso.Parse(now).Value, new StoreMonth(StoreId.Parse("S1"), new YearMonth(2026, 9)), GivenStore.Shanghai));
}
