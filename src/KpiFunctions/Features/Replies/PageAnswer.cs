using KpiFunctions.Domain.Surveys;
using KpiFunctions.Records.Personal;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Replies;

/// <summary>What a customer gave on the page of a survey.</summary>
/// <param name="Contact">The number that has the text with the page's address.</param>
/// <param name="Claim">The survey's text, with the month in which its order is now.</param>
/// <param name="Ratings">One rating of 1 to 5 for each question; none when the customer only wants silence.</param>
/// <param name="Comment">The customer's own words; empty without any.</param>
/// <param name="WantsSilence">Whether the customer asked for no more texts, by the button for it.</param>
public sealed record PageAnswer(ContactKey Contact, SurveyClaim Claim, Instant ReceivedAt, IReadOnlyList<int> Ratings, string Comment, bool WantsSilence)
{
    /// <summary>
    /// The answer to keep. Who presses the button twice, or again because nothing seemed to happen, has answered once: then it is the one that is kept
    /// already, and whatever follows from it is done again.
    /// </summary>
    /// <param name="questions">Questions of the survey.</param>
    /// <param name="kept">What has come to the survey.</param>
    internal SurveyAnswer Read(int questions, IReadOnlyList<SurveyAnswer> kept)
    {
        var read = new SurveyAnswer($"page {InstantPattern.ExtendedIso.Format(ReceivedAt)}", ReceivedAt, Comment, Ratings, Comment.Length == 0 ? null : Comment)
        {
            Source = AnswerSource.Page,
            Kind = Ratings.Count > 0 ? AnswerKind.Ratings : AnswerKind.OptOut,
            Questions = questions,
        };
        return kept.MaxBy(a => a.ReceivedAt) is { Source: AnswerSource.Page } last && last.Kind == read.Kind && last.Text == read.Text && last.Ratings.SequenceEqual(Ratings)
            ? last
            : read;
    }

    /// <summary>Names the survey without number or content, because records end up in logs.</summary>
    public override string ToString() => $"page of {Claim.Survey}";
}
