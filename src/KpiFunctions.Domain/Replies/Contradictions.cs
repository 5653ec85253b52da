using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>
/// Sees that the words of a message do not fit its rating: abuse or a repair that failed beside a high one, nothing but praise beside a low one
/// (the customer may have turned the scale around), two opinions where one was asked for.
/// </summary>
internal static class Contradictions
{
    public static bool Any(in ReplyMessage message, ReadOnlySpan<int> ratings)
    {
        var (high, low) = (true, true);
        foreach (var rating in ratings)
        {
            high &= AnswerJudge.Side(rating) > 0;
            low &= AnswerJudge.Side(rating) < 0;
        }

        if (!high && !low)
        {
            return false;
        }

        var (praises, blames, speaks, unknown) = (false, false, false, false);
        foreach (var token in message.Tokens)
        {
            praises |= token.IsWord && AnswerJudge.Side(token.Value) > 0;

            // What was slow or dear does not take five points away, and what did not happen neither.
            blames |= Blames(token) && (low || (token.Kind != TokenKind.Aspect && !ComplaintWords.Denies(message, token.Start)));
            blames |= high && token.Kind is (TokenKind.Annoyed or TokenKind.Abuse);
            speaks |= !token.IsLight && !token.IsRating && token.Kind != TokenKind.Unit;

            // All that opens a complaint and blames nobody is a word that is unknown here, or begins as "退" does.
            unknown |= token.Kind is TokenKind.Other or TokenKind.StopAlone;
        }

        return high ? blames || (speaks && RepairStory.EndOf(message) != RepairStory.Ending.Well) || (unknown && ComplaintWords.Any(message))
            : praises && !blames && RepairStory.EndOf(message) == RepairStory.Ending.Well;
    }

    /// <summary>Whether words answer the only question twice and not alike: "师傅满意，前台一般". Beside a word for satisfaction, praise of a part counts less.</summary>
    /// <param name="message">The message.</param>
    /// <param name="rating">The rating of the word that answers.</param>
    /// <param name="isOverall">Whether that word speaks of satisfaction as a whole.</param>
    public static bool AnyOpinion(in ReplyMessage message, int rating, bool isOverall)
    {
        foreach (var token in message.Tokens)
        {
            if (token.IsWord && AnswerJudge.Side(token.Value) != AnswerJudge.Side(rating) && (!isOverall || token.Kind == TokenKind.Satisfied)
                && !(Blames(token) && ComplaintWords.Denies(message, token.Start)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Blames(ReplyToken token) => token.IsWord && AnswerJudge.Side(token.Value) < 0;
}
