using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>Reads the wish for texts again, alone or beside an answer: "START", "START 5".</summary>
internal static class OptInGrammar
{
    private static readonly Reply.OptIn Silent = new(Answer: null);

    /// <returns>Null when the word belongs to a sentence: "start the car".</returns>
    public static Reply.OptIn? Read(in ReplyMessage message)
    {
        var tokens = message.Tokens;
        if (WishGrammar.IsWhole(tokens, TokenKind.Start))
        {
            return Silent;
        }

        var first = 0;
        while (tokens[first].Kind is TokenKind.Separator or TokenKind.Filler or TokenKind.Polite)
        {
            first++;
        }

        return tokens[first].Kind == TokenKind.Start && Answers(message, first + 1, tokens.Length) ? Of(message, first + 1, tokens.Length)
            : tokens[^1].Kind == TokenKind.Start && Answers(message, first, tokens.Length - 1) ? Of(message, first, tokens.Length - 1)
            : null;
    }

    private static Reply.OptIn Of(in ReplyMessage message, int from, int to) =>
        RatingGrammar.Read(message.Part(from, to)) is Reply.Ratings answer ? new Reply.OptIn(answer) : Silent;

    /// <summary>
    /// Whether a digit that says no more, or a word in a clause of its own, stands beside the keyword; however many were asked for. "good start" is
    /// praise at most, and "start 5 minutes later" an appointment.
    /// </summary>
    private static bool Answers(in ReplyMessage message, int from, int to)
    {
        var tokens = message.Tokens;
        if (from >= to)
        {
            return false;
        }

        var edge = to < tokens.Length ? to - 1 : from;
        var isApart = message.IsBoundary(edge);
        for (var i = from; i < to; i++)
        {
            if (tokens[i].IsRating)
            {
                return (isApart || tokens[i].IsNumeric) && EndsClause(message, i + 1, to);
            }

            if (!tokens[i].IsLight)
            {
                break;
            }
        }

        return false;
    }

    private static bool EndsClause(in ReplyMessage message, int from, int to)
    {
        for (var i = from; i < to && !message.IsBoundary(i); i++)
        {
            if (!message.Tokens[i].IsRating && !message.Tokens[i].IsLight && message.Tokens[i].Kind != TokenKind.Unit)
            {
                return false;
            }
        }

        return true;
    }
}
