using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>
/// Reads a rating that stands in a clause of its own, before, behind or between other words: "等太久了，3分", "修好了。非常满意".
/// The number needs a unit here, for "see you, 5" is no rating.
/// </summary>
internal static class ClauseGrammar
{
    /// <returns>Null when no clause is a rating.</returns>
    public static Reply? Read(in ReplyMessage message)
    {
        var tokens = message.Tokens;
        var found = default(Finding);
        for (var start = 0; start < tokens.Length;)
        {
            var end = message.EndOfClause(start);
            if (ReadClause(message, start, end) is { Ratings: { } ratings } clause)
            {
                if (found.Ratings is null || (clause.IsNumeric && !found.IsNumeric))
                {
                    found = clause;
                }
                else if (clause.IsNumeric == found.IsNumeric && !ratings.AsSpan().SequenceEqual(found.Ratings))
                {
                    return Ambiguities.Conflicting;
                }
            }

            start = end + 1;
        }

        if (found.Ratings is null)
        {
            return null;
        }

        if (CommentRules.HasAnswer(message, found.End, tokens.Length, found.Ratings)
            || CommentRules.HasAnswer(message, 0, found.Start, found.Ratings)
            || HasDoubt(tokens[..found.Start]))
        {
            return null;
        }

        return Contradictions.Any(message, found.Ratings)
            || Retractions.Any(message, found.End, isFull: !found.IsNumeric || !found.Ratings.AsSpan().ContainsAnyExcept(ReplyQuestions.MaxRating))
            ? Ambiguities.Conflicting
            : new Reply.Ratings(found.Ratings, Comment(message, found));
    }

    private static Finding ReadClause(in ReplyMessage message, int start, int end)
    {
        var tokens = message.Tokens[..end];
        var first = start;
        while (first < end && tokens[first].IsLight)
        {
            first++;
        }

        if (first == end || !tokens[first].IsRating
            || (end < message.Tokens.Length && (message.Tokens[end].Marks & SeparatorMarks.Question) != 0))
        {
            return default;
        }

        Span<int> values = stackalloc int[ReplyQuestions.MaxCount];
        var block = AnswerBlock.Read(tokens, first, values);
        var questions = message.Questions.Count;
        var standsAlone = block.Numbers == 0 ? questions == 1 && block.Satisfied
            : questions == 1 ? block.Numbers == 1 && block.Explicit == 1 && (block.Stars == 0 || block.Values[0] > 1)
            : block.Numbers == questions && (block.Explicit == questions || (questions > 2 && end == message.Tokens.Length));
        standsAlone &= block.Numbers == 0 || !(message.HasMinus(block.NumbersStart) || CommentRules.IsName(message, block, end));
        foreach (var token in tokens[block.End..])
        {
            standsAlone &= token.IsLight && token.Kind != TokenKind.Link;
        }

        return standsAlone && AnswerJudge.Judge(block, questions, meansAll: false, out _) is { } ratings
            ? new Finding(ratings, block.Numbers > 0, start, end)
            : default;
    }

    private static bool HasDoubt(ReadOnlySpan<ReplyToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Kind is TokenKind.Doubt or TokenKind.Hearsay or TokenKind.Condition)
            {
                return true;
            }
        }

        return false;
    }

    private static string? Comment(in ReplyMessage message, in Finding found)
    {
        var before = message.Comment(0, found.Start);
        var after = message.Comment(found.End, message.Tokens.Length);
        return before is null ? after : after is null ? before : message.WholeText();
    }

    /// <summary>A clause that is a rating, from the token <paramref name="Start"/> up to <paramref name="End"/>.</summary>
    private readonly record struct Finding(int[]? Ratings, bool IsNumeric, int Start, int End);
}
