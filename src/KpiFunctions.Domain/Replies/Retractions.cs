using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>
/// Finds what takes a rating back ("5分不可能", "非常满意！才怪！"), binds it to something ("满意，如果能凉的话") or takes something out of it
/// ("非常满意，除了没修好", "满分，扣一分"): directly behind it, or as a clause of its own.
/// </summary>
internal static class Retractions
{
    /// <param name="message">The message.</param>
    /// <param name="from">The token after the rating.</param>
    /// <param name="isFull">Whether the rating is one from which nothing can be taken out.</param>
    public static bool Any(in ReplyMessage message, int from, bool isFull)
    {
        if (Has(message.Tokens[..from], TokenKind.WouldGive) && Has(message.Tokens[from..], TokenKind.Contrast))
        {
            // "I would give 5 stars but they never came".
            return true;
        }

        for (var start = from; start < message.Tokens.Length;)
        {
            var end = message.EndOfClause(start);
            var clause = message.Tokens[start..end];
            if (TakesBack(clause, touches: start == from) || Binds(clause, message.Tokens[start..]) || (isFull && Starts(clause, TokenKind.Exception)))
            {
                return true;
            }

            start = end + 1;
        }

        return false;
    }

    /// <summary>"5分太高了" does, "5分太高了还是低了" says something else.</summary>
    private static bool TakesBack(ReadOnlySpan<ReplyToken> clause, bool touches)
    {
        var first = SkipLight(clause, 0);
        while (first < clause.Length && IsAdverb(clause[first]))
        {
            first = SkipLight(clause, first + 1);
        }

        return first < clause.Length
            && ((touches && clause[first].Kind == TokenKind.Doubt)
                || (clause[first].Kind is TokenKind.Doubt or TokenKind.TakenBack && IsAllDoubt(clause[first..])));
    }

    private static bool IsAllDoubt(ReadOnlySpan<ReplyToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (!token.IsLight && !IsAdverb(token) && token.Kind is not (TokenKind.Doubt or TokenKind.TakenBack))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAdverb(ReplyToken token) => token.Kind is TokenKind.Adverb or TokenKind.Still or TokenKind.Contrast or TokenKind.Later or TokenKind.Polite;

    /// <summary>
    /// A condition that opens or closes a clause or stands in a wish, unless it leads to a wish or a promise: "如果能快点就好了". Who wishes for the repair
    /// itself has none: "要是能修好就好了".
    /// </summary>
    private static bool Binds(ReadOnlySpan<ReplyToken> clause, ReadOnlySpan<ReplyToken> rest) =>
        Has(clause, TokenKind.Condition) && !Has(rest, TokenKind.Promise)
        && (Has(rest, TokenKind.Hope) ? SpeaksOfRepair(clause) : Starts(clause, TokenKind.Condition) || LastOf(clause) is { Kind: TokenKind.Condition });

    private static bool SpeaksOfRepair(ReadOnlySpan<ReplyToken> clause) =>
        Has(clause, TokenKind.Fixed) || Has(clause, TokenKind.Defect) || Has(clause, TokenKind.Fault) || Has(clause, TokenKind.Damage);

    private static bool Starts(ReadOnlySpan<ReplyToken> clause, TokenKind kind)
    {
        var first = SkipLight(clause, 0);
        first = first < clause.Length && clause[first].Kind == TokenKind.Contrast ? SkipLight(clause, first + 1) : first;
        return first < clause.Length && clause[first].Kind == kind;
    }

    private static ReplyToken LastOf(ReadOnlySpan<ReplyToken> clause)
    {
        var last = clause.Length - 1;
        while (last >= 0 && clause[last].IsLight)
        {
            last--;
        }

        return last >= 0 ? clause[last] : default;
    }

    private static int SkipLight(ReadOnlySpan<ReplyToken> tokens, int from)
    {
        while (from < tokens.Length && tokens[from].IsLight)
        {
            from++;
        }

        return from;
    }

    private static bool Has(ReadOnlySpan<ReplyToken> tokens, TokenKind kind)
    {
        foreach (var token in tokens)
        {
            if (token.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }
}
