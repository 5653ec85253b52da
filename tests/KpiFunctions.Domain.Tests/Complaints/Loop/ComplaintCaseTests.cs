using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Complaints.Loop;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Complaints.Loop;

/// <summary>What was done about a complaint, one hour after the other from its receipt on, and what may be done next. A step that has failed ends in '!', hours are those after the receipt.</summary>
public sealed class ComplaintCaseTests
{
    private static readonly Instant Received = Instant.FromUtc(2026, 9, 8, 1, 0);

    /// <param name="may">What may be done next by whoever has not seen all steps.</param>
    [Theory]
    [InlineData("", "Recorded", "Assign Answer Opinion Remedy Pause Fault")]
    [InlineData("Answer", "Recorded", "Assign Opinion Remedy Pause Fault")]
    [InlineData("Assign", "Assigned", "Answer Opinion Remedy Pause Fault")]
    [InlineData("Assign Answer Opinion", "Considered", "Remedy Pause Fault")]
    [InlineData("Assign Answer Opinion Remedy", "Remedied", "Review Recheck Pause Fault")]
    [InlineData("Answer Remedy", "Remedied", "Review Recheck Pause Fault")]
    [InlineData("Answer Remedy Review", "Reviewed", "Recheck Pause Fault")]
    [InlineData("Answer Remedy Review!", "Reopened", "Assign Opinion Remedy Pause Fault")]
    [InlineData("Answer Remedy Review Recheck", "Closed", "Reopen Fault")]
    [InlineData("Answer Remedy Recheck!", "Reopened", "Assign Opinion Remedy Pause Fault")]
    [InlineData("Answer Remedy Recheck Reopen", "Reopened", "Assign Opinion Remedy Pause Fault")]
    [InlineData("Answer Remedy Recheck Reopen Remedy Recheck", "Closed", "Reopen Fault")]
    [InlineData("Answer Pause", "Recorded", "Assign Opinion Remedy Resume Fault")]
    [InlineData("Answer Pause Resume", "Recorded", "Assign Opinion Remedy Pause Fault")]
    [InlineData("Answer Fault", "Recorded", "Assign Opinion Remedy Pause")]
    public void A_complaint_goes_from_stage_to_stage(string steps, string stage, string may)
    {
        var work = ComplaintCase.Of(After(steps));

        Assert.Equal(stage, work.Stage.ToString());
        Assert.Equal(may, string.Join(' ', Enum.GetValues<ComplaintAction>().Where(a => work.WhyNot(a, hasSeenAll: false) is null)));
    }

    [Theory]
    [InlineData("Assign", "Assign")]
    [InlineData("Assign Opinion", "Assign Opinion")]
    [InlineData("Answer Fault", "Fault")]
    [InlineData("Answer Remedy", "")]
    public void Whoever_has_seen_all_steps_may_say_anew_what_was_said_before(string steps, string anew)
    {
        var work = ComplaintCase.Of(After(steps));

        Assert.Equal(anew, string.Join(' ', Enum.GetValues<ComplaintAction>().Where(a => work.WhyNot(a, hasSeenAll: true) is null && work.WhyNot(a, hasSeenAll: false) is not null)));
    }

    /// <param name="solved">The hour of the solution that holds, if one does.</param>
    /// <param name="failed">Hours of solutions that did not.</param>
    [Theory]
    [InlineData("Answer Remedy", 1, 2, null, "")]
    [InlineData("Answer Remedy Recheck", 1, 2, true, "")]
    [InlineData("Answer Remedy Review!", 1, null, null, "2")]
    [InlineData("Answer Remedy Recheck!", 1, null, false, "2")]
    [InlineData("Answer Remedy Recheck! Remedy", 1, 4, false, "2")]
    [InlineData("Answer Remedy Recheck! Remedy Recheck", 1, 4, true, "2")]
    [InlineData("Answer Remedy Recheck Reopen", 1, null, false, "2")]
    [InlineData("Answer Remedy Recheck Reopen Remedy Recheck Reopen Remedy", 1, 8, false, "2 5")]
    [InlineData("Remedy", null, 1, null, "")]
    public void The_solution_that_holds_counts_and_the_time_of_one_that_did_not_is_kept(string steps, int? answered, int? solved, bool? satisfied, string failed)
    {
        var complaint = After(steps);

        Assert.Equal((At(answered), At(solved), satisfied), (complaint.AnsweredAt, complaint.ResolvedAt, complaint.IsSatisfied));
        Assert.Equal(failed, string.Join(' ', ComplaintCase.Of(complaint).FailedSolutions.Select(f => (f - Received).TotalHours)));
    }

    [Theory]
    [InlineData(null, "Remedied")]
    [InlineData(true, "Closed")]
    [InlineData(false, "Reopened")]
    public void Where_nobody_has_taken_a_step_what_an_import_says_stands_for_it(bool? satisfied, string stage)
    {
        var imported = Given() with { AnsweredAt = At(1), ResolvedAt = At(2), IsSatisfied = satisfied };

        Assert.Equal(stage, ComplaintCase.Of(imported).Stage.ToString());
        Assert.Equal("The customer has got a first answer already.", ComplaintCase.Of(imported).WhyNot(ComplaintAction.Answer, hasSeenAll: true));
        if (satisfied == true)
        {
            var reopened = imported.After(Step("Reopen", 3));
            Assert.Null(reopened.ResolvedAt);
            Assert.Equal(At(2), Assert.Single(ComplaintCase.Of(reopened).FailedSolutions));
        }
    }

    [Fact]
    public void It_takes_so_many_steps_and_no_more()
    {
        var complaint = Given();
        while (complaint.Steps.Count < ComplaintCase.MostSteps)
        {
            complaint = complaint.After(Step(complaint.Steps.Count % 2 == 0 ? "Pause" : "Resume", complaint.Steps.Count + 1));
        }

        Assert.All(Enum.GetValues<ComplaintAction>(), a => Assert.Contains("takes no more", ComplaintCase.Of(complaint).WhyNot(a, hasSeenAll: true), StringComparison.Ordinal));
        Assert.Equal(ComplaintCase.MostSteps / 2, ComplaintCase.Of(complaint).Pauses.Count);
    }

    private static Instant? At(int? hour) => hour is { } h ? Received + Duration.FromHours(h) : null;

    private static Complaint Given() => new() { StoreId = StoreId.Parse("S1"), Id = ComplaintId.Parse("C1"), ReceivedAt = Received, Source = ComplaintSource.Import };

    private static Complaint After(string steps) => steps.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select((step, i) => Step(step, i + 1))
        .Aggregate(Given(), (complaint, step) => complaint.After(step));

    private static ComplaintStep Step(string step, int hour)
    {
        var action = Enum.Parse<ComplaintAction>(step.TrimEnd('!'));
        return new ComplaintStep(action, At(hour)!.Value, At(hour)!.Value, "key")
        {
            Outcome = action is ComplaintAction.Review or ComplaintAction.Recheck or ComplaintAction.Fault ? !step.EndsWith('!') : null,
        };
    }
}
