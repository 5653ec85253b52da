using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Spelling;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>Reads whether the customer asks for no more texts, or for texts again.</summary>
/// <remarks>
/// Source: design/surveys.md, Replies, opt-out. A keyword counts as the whole message or beside a reason, since "stop", "end" or "T" are words of
/// ordinary sentences and of forwarded advertisements; a sentence that plainly asks counts as a clause of its own. What is in doubt is left to a person.
/// </remarks>
internal static class WishGrammar
{
    private const ulong Stops = (1UL << (int)TokenKind.Stop) | (1UL << (int)TokenKind.StopAlone) | (1UL << (int)TokenKind.StopPhrase);

    private const ulong Wishes = Stops | (1UL << (int)TokenKind.Start);

    /// <returns>Null when the message speaks of no such wish.</returns>
    public static Reply? Read(in ReplyMessage message)
    {
        var kinds = 0UL;
        foreach (var token in message.Tokens)
        {
            kinds |= 1UL << (int)token.Kind;
        }

        if ((kinds & Wishes) == 0)
        {
            return null;
        }

        if ((kinds & Stops) == 0)
        {
            return OptInGrammar.Read(message);
        }

        if ((Has(kinds, TokenKind.Stop) && IsWhole(message.Tokens, TokenKind.Stop) && !IsEverydayStop(message))
            || (Has(kinds, TokenKind.StopAlone) && IsAlone(message)))
        {
            return Reply.OptOut.Instance;
        }

        if ((Has(kinds, TokenKind.StopPhrase) && HasClause(message, TokenKind.StopPhrase, asQuestion: false)) || ReasonedStop.Is(message, kinds))
        {
            // "不用再发了，发票收到了" speaks of something else.
            return Has(kinds, TokenKind.Thing) ? Ambiguities.MaybeOptOut : Reply.OptOut.Instance;
        }

        return Has(kinds, TokenKind.StopPhrase) || (Has(kinds, TokenKind.StopAlone) && StandsApart(message)) ? Ambiguities.MaybeOptOut : null;
    }

    /// <summary>Whether a kind of token is among those found.</summary>
    internal static bool Has(ulong kinds, TokenKind kind) => (kinds & (1UL << (int)kind)) != 0;

    /// <summary>
    /// Whether a message that is no answer is annoyed at texts, abusive, says nothing but a reason why they should stop, or has an opt-out keyword
    /// that everyday sentences have not, or that stands apart. Abuse that contradicts a rating is no wish.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="reading">Why it is no answer.</param>
    public static bool Hints(in ReplyMessage message, Reply.Ambiguous reading)
    {
        var reasons = false;
        foreach (var token in message.Tokens)
        {
            reasons |= token.Kind is TokenKind.Reason or TokenKind.Excuse;
            if (token.Kind == TokenKind.Annoyed || (token.Kind == TokenKind.Abuse && reading.Reason != AmbiguityReason.Conflicting)
                || (token.Kind == TokenKind.Stop && !IsEveryday(message, token)))
            {
                return true;
            }
        }

        return (reasons && IsOnlyReason(message.Tokens)) || HasClause(message, TokenKind.Stop, asQuestion: true);
    }

    private static bool IsOnlyReason(ReadOnlySpan<ReplyToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (!token.IsLight && token.Kind is not (TokenKind.Reason or TokenKind.Excuse or TokenKind.Polite or TokenKind.Later or TokenKind.Adverb))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Nothing but the keyword, politeness, punctuation and, beside an opt-out, a rating.</summary>
    internal static bool IsWhole(ReadOnlySpan<ReplyToken> tokens, TokenKind keyword)
    {
        foreach (var token in tokens)
        {
            var known = token.Kind == keyword
                || token.Kind is TokenKind.Filler or TokenKind.Emoji or TokenKind.Quoted or TokenKind.Particle or TokenKind.Polite
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

    internal static bool IsEveryday(in ReplyMessage message, ReplyToken stop) =>
        stop.Length <= "stop".Length && !ReplyCharacters.IsHan(message.Characters[stop.End - 1]);

    /// <summary>
    /// Nothing but the keyword, punctuation and politeness. A longer keyword may be repeated; a single letter may not, and no colon may
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
            else if (token.Kind is not (TokenKind.Separator or TokenKind.Polite or TokenKind.Filler))
            {
                return false;
            }

            marks |= token.Marks;
        }

        return (marks & SeparatorMarks.Question) == 0
            && (keyword.Length > 1 || (count == 1 && (marks & SeparatorMarks.Colon) == 0));
    }

    /// <summary>A single keyword that is an everyday word or a letter beside ratings, or in a clause of its own: "满意，T".</summary>
    private static bool StandsApart(in ReplyMessage message)
    {
        var count = 0;
        foreach (var token in message.Tokens)
        {
            count += token.Kind == TokenKind.StopAlone ? 1 : 0;
        }

        return count == 1 && (IsWhole(message.Tokens, TokenKind.StopAlone) || HasClause(message, TokenKind.StopAlone, asQuestion: false));
    }

    /// <summary>A clause that says nothing else and is not what somebody else said.</summary>
    private static bool HasClause(in ReplyMessage message, TokenKind kind, bool asQuestion)
    {
        var tokens = message.Tokens;
        var open = true;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind is TokenKind.Hearsay or TokenKind.Condition)
            {
                return false;
            }

            if (open && tokens[i].Kind == kind && ClosesClause(message, i + 1, asQuestion, kind))
            {
                return true;
            }

            open = message.IsBoundary(i) || (open && IsAround(tokens[i], kind));
        }

        return false;
    }

    private static bool ClosesClause(in ReplyMessage message, int from, bool asQuestion, TokenKind kind)
    {
        var tokens = message.Tokens;
        for (var i = from; i < tokens.Length; i++)
        {
            if (message.IsBoundary(i))
            {
                return asQuestion || (tokens[i].Marks & SeparatorMarks.Question) == 0;
            }

            if (!IsAround(tokens[i], kind))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"the end" is no wish, "the texts, stop" is one.</summary>
    private static bool IsAround(ReplyToken token, TokenKind kind) =>
        token.IsRating || token.Kind is TokenKind.Polite or TokenKind.Unit
        || (token.IsLight && (kind != TokenKind.StopAlone || !(token.IsSubject || token.Kind == TokenKind.Link)));
}
