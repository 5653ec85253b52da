using KpiFunctions.Domain.Questionnaires;
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
    public void Every_text_is_charged_once_in_whatever_order_it_is_written_down()
    {
        // The survey and its reminder, one segment of 0.05 each; the clarification was refused.
        var reminder = Claim with { Purpose = TextPurpose.Reminder };
        Func<Survey, Survey>[] written =
        [
            survey => survey.Sent(Claim, "m"),
            survey => survey.Report(new DeliveryReport(default, "m", Delivered: true, "Delivered"), Claim, Now),
            survey => survey.Followed(reminder),
            survey => survey.Refused(TextPurpose.Clarification),
        ];
        for (var sequence = 0; sequence < 4 * 4 * 4 * 4; sequence++)
        {
            int[] told = [sequence % 4, sequence / 4 % 4, sequence / 16 % 4, sequence / 64 % 4, 0, 1, 2, 3];
            var survey = told.Aggregate(Scheduled, (current, i) => written[i](current));
            survey = survey.Followed(Claim with { Purpose = TextPurpose.Clarification });

            Assert.Equal((2, 0.10m, Claim.Words.Questionnaire), (survey.Segments, survey.Cost, survey.Questionnaire));
        }
    }

    [Fact]
    public void A_correction_before_the_text_is_written_down_forgets_no_text()
    {
        var followed = Scheduled.Followed(Claim with { Purpose = TextPurpose.Clarification });

        var corrected = (Scheduled with { DueAt = Now }).WithTextsOf(followed).Sent(Claim, "m");

        Assert.Equal((2, 0.10m), (corrected.Segments, corrected.Cost));
        Assert.True(corrected.HasSettled(TextPurpose.Clarification));
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
