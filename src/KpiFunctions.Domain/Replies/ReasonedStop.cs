using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Spelling;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>Sees an opt-out keyword that is a clause of its own beside a reason: "退订，烦死了", "Please stop, wrong number".</summary>
/// <remarks>
/// A forwarded advertisement ends with such words too ("…，退订回T"), so an instruction is no wish, and behind other words the keyword counts only in a
/// short message. "stop" must be polite, in capitals or beside a reason that is known: "Stop, it hurts" is none.
/// </remarks>
internal static class ReasonedStop
{
    /// <summary>Advertisements are longer than a customer's reason, in characters.</summary>
    private const int ShortMessage = 30;

    /// <param name="message">The message.</param>
    /// <param name="kinds">Its kinds of tokens.</param>
    public static bool Is(in ReplyMessage message, ulong kinds)
    {
        if (WishGrammar.Has(kinds, TokenKind.Hearsay) || WishGrammar.Has(kinds, TokenKind.Condition) || HasQuestion(message.Tokens))
        {
            return false;
        }

        var hasReason = WishGrammar.Has(kinds, TokenKind.Reason) || WishGrammar.Has(kinds, TokenKind.Annoyed) || WishGrammar.Has(kinds, TokenKind.Abuse);
        var isFirst = true;
        for (var start = 0; start < message.Tokens.Length;)
        {
            var end = message.EndOfClause(start);
            if (end > start)
            {
                if (IsStop(message, message.Tokens[start..end], isFirst, hasReason))
                {
                    return true;
                }

                isFirst = false;
            }

            start = end + 1;
        }

        return false;
    }

    private static bool IsStop(in ReplyMessage message, ReadOnlySpan<ReplyToken> clause, bool isFirst, bool hasReason)
    {
        if (WishGrammar.IsWhole(clause, TokenKind.Stop) && Find(clause, TokenKind.Stop) is { Length: > 0 } stop)
        {
            return !IsInstruction(message, stop)
                && (isFirst || message.Characters.Length <= ShortMessage)
                && (!WishGrammar.IsEveryday(message, stop) || hasReason
                    || (isFirst && (message.IsInCapitals(stop) || Find(clause, TokenKind.Polite).Length > 0)));
        }

        return isFirst && hasReason && WishGrammar.IsWhole(clause, TokenKind.StopAlone) && Count(clause, TokenKind.StopAlone) == 1
            && !HasRating(clause);
    }

    /// <summary>回T退订, 退订回T, reply STOP: how texts say what to do.</summary>
    private static bool IsInstruction(in ReplyMessage message, ReplyToken stop)
    {
        var text = message.Characters[stop.Start..stop.End];
        return text.ContainsAny("回傳传")
            || text[0] is '发' or '發'
            || (!ReplyCharacters.IsHan(text[0]) && (text.StartsWith("reply") || text.StartsWith("text ")));
    }

    private static bool HasQuestion(ReadOnlySpan<ReplyToken> tokens)
    {
        foreach (var token in tokens)
        {
            if ((token.Marks & SeparatorMarks.Question) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasRating(ReadOnlySpan<ReplyToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.IsRating || token.Kind == TokenKind.Unit)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"T.T" has two letters and is a face.</summary>
    private static int Count(ReadOnlySpan<ReplyToken> tokens, TokenKind kind)
    {
        var count = 0;
        foreach (var token in tokens)
        {
            count += token.Kind == kind ? 1 : 0;
        }

        return count;
    }

    private static ReplyToken Find(ReadOnlySpan<ReplyToken> tokens, TokenKind kind)
    {
        foreach (var token in tokens)
        {
            if (token.Kind == kind)
            {
                return token;
            }
        }

        return default;
    }
}
