using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>What became of an order's survey, derived from what is stored of it, in whatever order and however often that was told.</summary>
/// <param name="Exclusion">Set when <see cref="SurveyStanding.Excluded"/>.</param>
/// <param name="Failure">Set when <see cref="SurveyStanding.Failed"/>.</param>
public readonly record struct SurveyOutcome(SurveyStanding Standing, ExclusionReason? Exclusion = null, string? Failure = null)
{
    /// <summary>Whether only a late answer could still change the standing, which does not count.</summary>
    public bool IsFinal => Standing is not (SurveyStanding.NotDue or SurveyStanding.Scheduled or SurveyStanding.Waiting or SurveyStanding.Silent);

    /// <summary>Reads survey and answers as they stand.</summary>
    /// <param name="close">When the order's month closes.</param>
    public static SurveyOutcome At(Instant now, Instant close, Survey survey, IReadOnlyCollection<SurveyAnswer> answers) => survey.State switch
    {
        SurveyState.NotDue => new(SurveyStanding.NotDue),
        SurveyState.Scheduled => new(SurveyStanding.Scheduled),
        SurveyState.Excluded => new(SurveyStanding.Excluded, Exclusion: survey.Exclusion),
        _ => OfTexted(now, close, survey, [.. answers.Where(a => survey.IsInTime(a, close))]),
    };

    private static SurveyOutcome OfTexted(Instant now, Instant close, Survey survey, IReadOnlyCollection<SurveyAnswer> answers) =>
        SurveyResult.At(close, survey, answers).Overall is not null ? new(SurveyStanding.Answered)
        : survey.LeftAlone == ExclusionReason.OptedOut || answers.Any(a => a.Kind == AnswerKind.OptOut) ? new(SurveyStanding.OptedOut)
        : survey.State == SurveyState.Failed && answers.Count == 0 ? new(SurveyStanding.Failed, Failure: survey.Failure)
        : survey.SilentAt is not null ? new(SurveyStanding.Silent)
        : now < close && now <= survey.AnswersUntil ? new(SurveyStanding.Waiting)
        : new(SurveyStanding.Expired);
}
