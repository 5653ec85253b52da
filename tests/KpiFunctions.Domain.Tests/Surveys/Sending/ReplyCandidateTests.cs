using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Surveys.Sending;

/// <summary>Which of several surveys a text belongs to. Hours count from the older survey's text; the newer one's is at 24.</summary>
public sealed class ReplyCandidateTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 9, 10, 2, 0);

    /// <param name="answers">Answers before, such as "new 25 r": the survey, the hour, and whether it rates.</param>
    /// <param name="remindedAt">When the older survey's reminder left.</param>
    [Theory]
    [InlineData("", 30, true, 0, false, "new")]
    [InlineData("", 30, false, 0, false, "new")]
    [InlineData("", 30, true, 0, true, "old")]
    [InlineData("new 25 r", 26, false, 0, false, "new")]
    [InlineData("new 25 r", 26, true, 0, false, "new")]
    [InlineData("new 25 r", 48.9, false, 47, false, "new")]
    [InlineData("new 25 r", 48.9, true, 47, false, "old")]
    [InlineData("new 25 r", 49.1, false, 47, false, "old")]
    [InlineData("new 25 r,new 48 w", 48.5, true, 47, false, "old")]
    [InlineData("old 1 r", 23, false, 0, false, "old")]
    [InlineData("old 23 r", 25, false, 0, false, "old")]
    [InlineData("old 23 r", 25, true, 0, false, "new")]
    [InlineData("old 30 p", 31, false, 0, false, "new")]
    public void A_text_belongs_to_the_survey_just_answered_or_the_one_texted_about_last(
        string answers, double hour, bool rates, double remindedAt, bool newHasFailed, string expected)
    {
        var at = Start + Duration.FromHours(hour);
        var candidates = new[] { Candidate("old", 0, remindedAt, hasFailed: false), Candidate("new", 24, 0, newHasFailed) }
            .Where(c => c.Claim.FirstSentAt <= at)
            .Select(c => c with { Rates = rates, Answers = [.. Answers(answers, c.Claim.Survey.WorkOrderId.Value)] })
            .OrderByDescending(c => c.LastTextAt)
            .ToList();

        Assert.Equal(expected, ReplyCandidate.Choose(candidates, "event", at, "w")?.Survey.WorkOrderId.Value);
        Assert.Equal("old", ReplyCandidate.Choose([.. candidates.Select(c => c.Claim.Survey.WorkOrderId.Value == "old" ? c with { Answers = [.. c.Answers, Answer("event", at, "w")] } : c)], "event", at, "w")?.Survey.WorkOrderId.Value);
    }

    [Fact]
    public void Nobody_who_was_asked_nothing_answers_anything() => Assert.Null(ReplyCandidate.Choose([], "event", Start, "w"));

    private static ReplyCandidate Candidate(string order, double sentAt, double remindedAt, bool hasFailed)
    {
        var claim = Given.Claim(Start + Duration.FromHours(sentAt)) with { Survey = new(Given.Survey.StoreId, WorkOrderId.Parse(order)) };
        return new ReplyCandidate(claim, Instant.Max(claim.FirstSentAt, Start + Duration.FromHours(remindedAt)), hasFailed, Rates: false, []);
    }

    private static IEnumerable<SurveyAnswer> Answers(string answers, string order) =>
        from answer in answers.Split(',', StringSplitOptions.RemoveEmptyEntries)
        let parts = answer.Split(' ')
        where parts[0] == order
        select Answer(answer, Start + Duration.FromHours(int.Parse(parts[1], null)), parts[2]);

    private static SurveyAnswer Answer(string id, Instant at, string kind) =>
        new(id, at, "text", kind == "w" ? [] : [4], null) { Source = kind == "p" ? AnswerSource.Phone : AnswerSource.Text };
}
