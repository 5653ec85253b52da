using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Spelling;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>Reads whether the customer asks for no more texts, or for texts again.</summary>
/// <remarks>
/// Source: design/surveys.md, Replies, opt-out. A keyword counts only as the whole message, since "stop", "end" or "T" are
/// words of ordinary sentences and of forwarded advertisements; a sentence that plainly asks counts as a clause of its own.
/// </remarks>
internal static class WishGrammar
{
    /// <returns>Null when the message speaks of no such wish.</returns>
    public static Reply? Read(in ReplyMessage message)
    {
        var (stops, stopsAlone, phrases, starts) = (0, 0, 0, 0);
        foreach (var token in message.Tokens)
        {
            switch (token.Kind)
            {
                case TokenKind.Stop:
                    stops++;
                    break;
                case TokenKind.StopAlone:
                    stopsAlone++;
                    break;
                case TokenKind.StopPhrase:
                    phrases++;
                    break;
                case TokenKind.Start:
                    starts++;
                    break;
            }
        }

        if ((stops | stopsAlone | phrases | starts) == 0)
        {
            return null;
        }

        if ((stops > 0 && IsWhole(message.Tokens, TokenKind.Stop) && !IsEverydayStop(message))
            || (stopsAlone > 0 && IsAlone(message))
            || (phrases > 0 && HasClause(message, TokenKind.StopPhrase, asQuestion: false)))
        {
            return Reply.OptOut.Instance;
        }

        if (starts > 0 && stops + stopsAlone + phrases == 0 && IsWhole(message.Tokens, TokenKind.Start))
        {
            return Reply.OptIn.Instance;
        }

        return phrases > 0 || (stopsAlone > 0 && message.Tokens[0].IsNumeric && IsWhole(message.Tokens, TokenKind.StopAlone))
            ? Ambiguities.MaybeOptOut
            : null;
    }

    /// <summary>Whether a message that is no answer has an opt-out keyword that everyday sentences have not, or that stands apart.</summary>
    public static bool Hints(in ReplyMessage message)
    {
        foreach (var token in message.Tokens)
        {
            if (token.Kind == TokenKind.Stop && !IsEveryday(message, token))
            {
                return true;
            }
        }

        return HasClause(message, TokenKind.Stop, asQuestion: true);
    }

    /// <summary>Nothing but the keyword, politeness, punctuation and, beside an opt-out, a rating.</summary>
    private static bool IsWhole(ReadOnlySpan<ReplyToken> tokens, TokenKind keyword)
    {
        foreach (var token in tokens)
        {
            var known = token.Kind == keyword
                || token.Kind is TokenKind.Filler or TokenKind.Emoji or TokenKind.Particle or TokenKind.Polite
                || (token.Kind == TokenKind.Separator && (token.Marks & SeparatorMarks.Question) == 0)
                || (keyword != TokenKind.Start && (token.IsRating || token.Kind == TokenKind.Unit));
            if (!known)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"1 stop" speaks of a bus and "stop 😂" of a joke. Beside a rating the word must stand apart or be in capitals.</summary>
    private static bool IsEverydayStop(in ReplyMessage message)
    {
        var (everyday, rated, faced, capitals) = (false, false, false, false);
        var marks = SeparatorMarks.None;
        foreach (var token in message.Tokens)
        {
            everyday |= token.Kind == TokenKind.Stop && IsEveryday(message, token);
            capitals |= token.Kind == TokenKind.Stop && message.IsInCapitals(token);
            rated |= token.IsRating;
            faced |= token.Kind == TokenKind.Emoji;
            marks |= token.Marks;
        }

        return everyday
            && (faced || (marks & SeparatorMarks.Colon) != 0
                || (rated && !capitals && (marks & (SeparatorMarks.Pause | SeparatorMarks.Newline)) == 0));
    }

    private static bool IsEveryday(in ReplyMessage message, ReplyToken stop) =>
        stop.Length <= "stop".Length && !ReplyCharacters.IsHan(message.Characters[stop.End - 1]);

    /// <summary>
    /// Nothing but the keyword and punctuation. A longer keyword may be repeated; a single letter may not, and no colon may
    /// touch it, for "T.T" and ":t" are faces.
    /// </summary>
    private static bool IsAlone(in ReplyMessage message)
    {
        var keyword = ReadOnlySpan<char>.Empty;
        var count = 0;
        var marks = SeparatorMarks.None;
        foreach (var token in message.Tokens)
        {
            var text = message.Characters[token.Start..token.End];
            if (token.Kind == TokenKind.StopAlone && (count == 0 || text.SequenceEqual(keyword)))
            {
                keyword = text;
                count++;
            }
            else if (token.Kind != TokenKind.Separator)
            {
                return false;
            }

            marks |= token.Marks;
        }

        return (marks & SeparatorMarks.Question) == 0
            && (keyword.Length > 1 || (count == 1 && (marks & SeparatorMarks.Colon) == 0));
    }

    /// <summary>A clause that says nothing else and is not what somebody else said.</summary>
    private static bool HasClause(in ReplyMessage message, TokenKind kind, bool asQuestion)
    {
        var tokens = message.Tokens;
        var open = true;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == TokenKind.Hearsay)
            {
                return false;
            }

            if (open && tokens[i].Kind == kind && ClosesClause(message, i + 1, asQuestion))
            {
                return true;
            }

            open = message.IsBoundary(i) || (open && IsAround(tokens[i]));
        }

        return false;
    }

    private static bool ClosesClause(in ReplyMessage message, int from, bool asQuestion)
    {
        var tokens = message.Tokens;
        for (var i = from; i < tokens.Length; i++)
        {
            if (message.IsBoundary(i))
            {
                return asQuestion || (tokens[i].Marks & SeparatorMarks.Question) == 0;
            }

            if (!IsAround(tokens[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAround(ReplyToken token) => token.IsLight || token.IsRating || token.Kind is TokenKind.Polite or TokenKind.Unit;
}
