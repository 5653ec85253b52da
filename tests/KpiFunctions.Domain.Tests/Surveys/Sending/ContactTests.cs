using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Surveys.Sending;

/// <summary>Which surveys a text can belong to, and how long a number's claims are kept.</summary>
public sealed class ContactTests
{
    private static readonly Instant Sent = Instant.FromUtc(2026, 9, 10, 2, 0);

    /// <summary>Minutes count from the text of the survey "new"; that of "old" left the given days before.</summary>
    [Theory]
    [InlineData(null, 1, "new")]
    [InlineData(null, 0, "new")]
    [InlineData(null, -2, "new")]
    [InlineData(null, -2.1, "")]
    [InlineData(1.0, 1, "new old")]
    [InlineData(1.0, -1, "old")]
    [InlineData(200.0, -1, "new")]
    [InlineData(200.0, -3, "old")]
    public void A_provider_whose_clock_is_behind_is_understood_where_nothing_else_can_be_meant(double? days, double minutes, string candidates)
    {
        var contact = days is { } ago ? new Contact().Claim(Claim("old", Sent - Duration.FromDays(ago))) : new Contact();
        contact = contact with { Claims = [.. contact.Claims, Claim("new", Sent)] };

        Assert.Equal(candidates, string.Join(' ', contact.CandidatesFor(Sent + Duration.FromMinutes(minutes)).Select(c => c.Claim.Survey.WorkOrderId.Value)));
    }

    [Fact]
    public void An_answer_to_the_first_attempt_finds_its_survey_also_when_another_attempt_was_made_since()
    {
        var contact = new Contact().Claim(Claim("new", Sent).NextAttempt(Guid.NewGuid(), Sent + Duration.FromDays(1)).NextAttempt(Guid.NewGuid(), Sent + Duration.FromDays(2)));

        Assert.Equal("new", Assert.Single(contact.CandidatesFor(Sent + Duration.FromHours(1))).Claim.Survey.WorkOrderId.Value);
        Assert.Empty(contact.CandidatesFor(Sent - Duration.FromHours(1)));
    }

    [Theory]
    [InlineData(59, "old new", 365)]
    [InlineData(61, "new", 365)]
    [InlineData(364, "new", 365)]
    [InlineData(366, "", null)]
    public void The_last_survey_of_a_number_is_kept_a_year_and_all_else_for_sixty_days(int days, string kept, int? until)
    {
        var contact = new Contact().Claim(Claim("old", Sent - Duration.FromMinutes(1))).Claim(Claim("new", Sent)).ForgetOld(Sent + Duration.FromDays(days));

        Assert.Equal(kept, string.Join(' ', contact.Claims.Select(c => c.Survey.WorkOrderId.Value)));
        Assert.Equal(until is { } d ? Sent + Duration.FromDays(d) : (Instant?)null, contact.ClaimsKeptUntil);
    }

    private static SurveyClaim Claim(string order, Instant at) => Given.Claim(at) with { Survey = new(Given.Survey.StoreId, WorkOrderId.Parse(order)) };
}
