using KpiFunctions.Domain.Questionnaires;
using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>
/// Which answers are parts of one text: some providers deliver a long one as the segments that it travelled in, each as a message of its own and in any
/// order. What belongs together depends only on the answers, so whoever looks last at all of them decides for good.
/// </summary>
public static class MessageParts
{
    /// <summary>A part comes at most so long after the one before it.</summary>
    public static readonly Duration Within = Duration.FromSeconds(60);

    /// <summary>The most parts of one text; telephones make a picture message of a longer one.</summary>
    public const int Most = 20;

    // A segment holds 67 or 70 units of UCS-2, 153 or 160 septets; less where a character, or a blank at its end, found no room.
    private const int ShortestUcs2 = 60;
    private const int LongestUcs2 = 70;
    private const int ShortestGsm7 = 140;
    private const int LongestGsm7 = 160;

    /// <summary>
    /// Whether a text fills a segment, in one of the alphabets, so that more of it may come. A longer one has been put together by the provider. In which
    /// alphabet a text of plain letters travelled only its other parts tell.
    /// </summary>
    public static bool FillsSegment(string text) => FillsUcs2(text) || FillsGsm7(text);

    /// <summary>The texts that answers came in, each with its parts in order; mostly there is one.</summary>
    /// <param name="answers">All answers to one survey, in any order; those that were not texted in time are passed over.</param>
    public static IReadOnlyList<IReadOnlyList<SurveyAnswer>> GroupsOf(IEnumerable<SurveyAnswer> answers)
    {
        var groups = new List<IReadOnlyList<SurveyAnswer>>();
        foreach (var run in RunsOf(answers.Where(a => a is { Source: AnswerSource.Text, IsLate: false })))
        {
            // What a person has read, or what was erased, stays as it is, and so does what came with it.
            if (run.TrueForAll(a => a is { Review: null, ErasedAt: null }))
            {
                groups.AddRange(GroupsOfRun(run));
            }
        }

        return groups;
    }

    /// <summary>Answers that follow one another closely.</summary>
    private static IEnumerable<List<SurveyAnswer>> RunsOf(IEnumerable<SurveyAnswer> answers)
    {
        var run = new List<SurveyAnswer>();
        foreach (var answer in answers.OrderBy(a => a.ReceivedAt))
        {
            if (run.Count > 0 && answer.ReceivedAt > run[^1].ReceivedAt + Within)
            {
                yield return run;
                run = [];
            }

            run.Add(answer);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>
    /// Parts in the order of their time. Of one time, which a provider that tells whole seconds often gives, those that fill a segment come before the one that
    /// ends the text, and then the provider's ids decide: a shorter before a longer one, as numbers would.
    /// </summary>
    private static IEnumerable<List<SurveyAnswer>> GroupsOfRun(List<SurveyAnswer> run)
    {
        Func<string, bool> fills = run.TrueForAll(a => SmsSegments.Of(a.Text).IsGsm7) ? FillsGsm7 : FillsUcs2;
        var group = new List<SurveyAnswer>();
        foreach (var answer in run
            .OrderBy(a => a.ReceivedAt).ThenBy(a => !fills(a.Text)).ThenBy(a => a.EventId.Length).ThenBy(a => a.EventId, StringComparer.Ordinal))
        {
            group.Add(answer);
            if (!fills(answer.Text) || group.Count == Most)
            {
                yield return group;
                group = [];
            }
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static bool FillsUcs2(string text) => text.Length is >= ShortestUcs2 and <= LongestUcs2;

    private static bool FillsGsm7(string text) => SmsSegments.Of(text) is { IsGsm7: true, Units: >= ShortestGsm7 and <= LongestGsm7 };
}
