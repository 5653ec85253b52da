using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Surveys;

namespace KpiFunctions.Features.Replies;

/// <summary>Reads a customer's text as an answer to a survey.</summary>
public sealed class AnswerParser(ReplyWords words)
{
    /// <param name="question">Number of the first question that was asked, from 1.</param>
    /// <param name="questions">Questions that were asked in one text, 1 to 12.</param>
    public SurveyAnswer Read(ReceivedReply received, int question, int questions)
    {
        var reply = ReplyParser.Parse(received.Text, new ReplyQuestions(questions, words.Vocabulary));
        var ratings = reply as Reply.Ratings ?? ReadPart(reply, received.Text, questions);
        return new SurveyAnswer(received.EventId, received.ReceivedAt, received.Text, ratings?.Values ?? [], ratings?.Comment)
        {
            FirstQuestion = question,
            Questions = questions,
            Unclear = (reply as Reply.Ambiguous)?.Reason,
            Kind = KindOf(reply, ratings),
        };
    }

    /// <summary>What the text wants of the sender, whatever it answers; it is the same for any number of questions.</summary>
    internal Reply ReadWish(string text) => ReplyParser.Parse(text, new ReplyQuestions(1, words.Vocabulary));

    private static AnswerKind KindOf(Reply reply, Reply.Ratings? ratings) => reply switch
    {
        Reply.OptOut => AnswerKind.OptOut,
        Reply.OptIn => AnswerKind.OptIn,
        _ => ratings is null ? AnswerKind.Unclear : AnswerKind.Ratings,
    };

    /// <summary>Who answers several questions one after another gives fewer ratings at a time.</summary>
    private Reply.Ratings? ReadPart(Reply reply, string text, int questions)
    {
        if (reply is Reply.Ambiguous { Reason: AmbiguityReason.FewerAnswers })
        {
            for (var count = questions - 1; count > 0; count--)
            {
                if (ReplyParser.Parse(text, new ReplyQuestions(count, words.Vocabulary)) is Reply.Ratings part)
                {
                    return part;
                }
            }
        }

        return null;
    }
}
