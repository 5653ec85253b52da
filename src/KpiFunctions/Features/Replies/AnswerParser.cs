using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Surveys;

namespace KpiFunctions.Features.Replies;

/// <summary>Reads a customer's text as an answer to a survey. The text is scanned once, and the scan goes on to whatever else is to be read from it.</summary>
public sealed class AnswerParser(ReplyWords words)
{
    public ScannedReply Scan(string text) => ScannedReply.Of(text, words.Vocabulary);

    /// <param name="text">What <paramref name="received"/> says.</param>
    /// <param name="question">Number of the first question that was asked, from 1.</param>
    /// <param name="questions">Questions that were asked in one text, 1 to 12.</param>
    public static SurveyAnswer Read(ReceivedReply received, ScannedReply text, int question, int questions) => Read(
        new SurveyAnswer(received.EventId, received.ReceivedAt, received.Text, [], null) { FirstQuestion = question, Questions = questions }, text);

    /// <summary>An answer with what is to be read in a text, to the questions that it answers.</summary>
    public static SurveyAnswer Read(SurveyAnswer answer, ScannedReply text)
    {
        var reply = text.Read(answer.Questions);
        var ratings = RatingsOf(reply) ?? ReadPart(reply, text, answer.Questions);
        return answer with
        {
            Ratings = ratings?.Values ?? [],
            Comment = ratings?.Comment,
            Unclear = (reply as Reply.Ambiguous)?.Reason,
            Kind = KindOf(reply, ratings),
        };
    }

    private static AnswerKind KindOf(Reply reply, Reply.Ratings? ratings) => reply switch
    {
        Reply.OptOut => AnswerKind.OptOut,
        Reply.OptIn when ratings is null => AnswerKind.OptIn,
        _ => ratings is null ? AnswerKind.Unclear : AnswerKind.Ratings,
    };

    private static Reply.Ratings? RatingsOf(Reply reply) => reply as Reply.Ratings ?? (reply as Reply.OptIn)?.Answer;

    /// <summary>Who answers several questions one after another gives fewer ratings at a time.</summary>
    private static Reply.Ratings? ReadPart(Reply reply, ScannedReply text, int questions) =>
        reply is Reply.Ambiguous { Reason: AmbiguityReason.FewerAnswers } or Reply.OptIn
            ? Enumerable.Range(1, questions - 1).Reverse().Select(n => RatingsOf(text.Read(n))).FirstOrDefault(ratings => ratings is not null)
            : null;
}
