using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>Reads answers that carry the numbers of their questions, complete and in order: "1.5 2.4 3.5", "1：5分，2：4分".</summary>
internal static class LabelledAnswers
{
    private const SeparatorMarks LabelMarks =
        SeparatorMarks.Colon | SeparatorMarks.Dot | SeparatorMarks.Item | SeparatorMarks.Dash;

    /// <returns>Null when the message is not such a list.</returns>
    public static Reply.Ratings? Read(in ReplyMessage message, int first)
    {
        var tokens = message.Tokens;
        Span<int> ratings = stackalloc int[message.Questions.Count];
        var i = first;
        for (var question = 1; question <= ratings.Length; question++)
        {
            i = question > 1 && i < tokens.Length && tokens[i].Kind == TokenKind.Separator ? i + 1 : i;
            i = Label(tokens, i, question);
            if (i < 0 || i >= tokens.Length || !IsRating(tokens, i))
            {
                return null;
            }

            ratings[question - 1] = tokens[i].Value;
            i++;
            i += i < tokens.Length && tokens[i].Kind == TokenKind.Unit ? 1 : 0;
        }

        return i == tokens.Length || message.IsBoundary(i) ? new Reply.Ratings(ratings.ToArray(), message.Comment(i, tokens.Length)) : null;
    }

    /// <returns>The token after the label and its mark, or -1.</returns>
    private static int Label(ReadOnlySpan<ReplyToken> tokens, int i, int question)
    {
        for (var divisor = question > 9 ? 10 : 1; divisor > 0; divisor /= 10)
        {
            if (i >= tokens.Length || tokens[i].Kind != TokenKind.Number || tokens[i].Value != question / divisor % 10)
            {
                return -1;
            }

            i++;
        }

        return i < tokens.Length && (tokens[i].Marks & LabelMarks) != 0 && (tokens[i].Marks & SeparatorMarks.Question) == 0
            ? i + 1
            : -1;
    }

    private static bool IsRating(ReadOnlySpan<ReplyToken> tokens, int i) =>
        tokens[i].IsRating && ReplyQuestions.InScale(tokens[i].Value)
        && (i + 1 == tokens.Length || tokens[i + 1].Kind is TokenKind.Separator or TokenKind.Unit);
}
