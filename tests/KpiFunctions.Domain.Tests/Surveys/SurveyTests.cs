using KpiFunctions.Domain.Callbacks;
using KpiFunctions.Domain.Surveys;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Surveys;

public sealed class SurveyTests
{
    private static readonly Instant SentAt = Instant.FromUtc(2026, 9, 10, 2, 0);
    private static readonly Instant Now = SentAt + Duration.FromMinutes(1);

    private static readonly Survey Scheduled = new() { State = SurveyState.Scheduled, DueAt = SentAt };

    private static readonly SurveyClaim Claim = Given.Claim(SentAt);

    private static readonly Func<Survey, Survey>[] Events =
    [
        survey => survey.Sent(Claim, "m"),
        survey => survey.Report(new DeliveryReport(default, "m", Delivered: true, "Delivered"), Claim, Now),
        survey => survey.Report(new DeliveryReport(default, "m", Delivered: false, "unreachable"), Claim, Now),
    ];

    [Fact]
    public void The_order_and_number_of_what_is_told_of_a_text_does_not_matter()
    {
        var outcomes = new Dictionary<string, Survey>();
        for (var sequence = 0; sequence < 81 * 3; sequence++)
        {
            int[] told = [sequence % 3, sequence / 3 % 3, sequence / 9 % 3, sequence / 27 % 3, sequence / 81 % 3];
            var survey = told.Aggregate(Scheduled, (current, i) => Events[i](current));

            var set = string.Concat(told.Distinct().Order());
            Assert.Equal(outcomes.TryGetValue(set, out var other) ? other : outcomes[set] = survey, survey);
        }

        Assert.Equal(7, outcomes.Count);
        Assert.Equal(SurveyState.Delivered, outcomes["012"].State);
        Assert.Equal(SurveyState.Failed, outcomes["02"].State);
    }

    [Fact]
    public void What_the_provider_took_is_neither_excluded_nor_failed_by_a_late_worker()
    {
        var sent = Events[0](Scheduled);

        Assert.Equal(sent, sent.Exclude(ExclusionReason.OptedOut));
        Assert.Equal(sent, sent.Failed("refused", Now));
        Assert.Equal(sent, sent.Lost("no report", Claim, Now));
    }
}
