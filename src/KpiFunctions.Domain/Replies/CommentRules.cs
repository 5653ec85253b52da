using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Spelling;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>Decides whether what follows a rating is a comment on it, or shows that it was no rating.</summary>
internal static class CommentRules
{
    private const SeparatorMarks Pauses = SeparatorMarks.Pause | SeparatorMarks.Newline | SeparatorMarks.Tilde;

    private const SeparatorMarks Blanks = Pauses | SeparatorMarks.Space;

    /// <returns>Null when it is a comment, or nothing at all.</returns>
    public static Reply.Ambiguous? Check(in ReplyMessage message, in AnswerBlock block, int from, ReadOnlySpan<int> ratings)
    {
        var tokens = message.Tokens;
        if (Contradicts(tokens[from..], ratings))
        {
            return Ambiguities.Conflicting;
        }

        if (IsLight(tokens[from..]))
        {
            return block.Numbers == 0 && !block.Satisfied && AnnouncesMore(tokens[from..]) ? Ambiguities.WordsInText : null;
        }

        var link = tokens[from].Marks;
        var content = tokens[from].Kind == TokenKind.Separator ? from + 1 : from;
        if ((link & SeparatorMarks.Question) != 0)
        {
            return Ambiguities.Question;
        }

        var rest = tokens[content..];
        if (rest[0].Kind == TokenKind.Doubt && ((link & Pauses) == 0 || rest.Length == 1))
        {
            return block.Numbers > 0 && HasNumber(rest) ? Ambiguities.Range : Ambiguities.Conflicting;
        }

        if (HasAnswer(message, content, tokens.Length))
        {
            return Ambiguities.MoreAnswers;
        }

        if (block.Numbers == 0)
        {
            return !block.Satisfied || ((link & Blanks) == 0 && !Begins(message, content)) ? Ambiguities.WordsInText
                : (link & Pauses) == 0 && IsQuestion(message, content) ? Ambiguities.Question
                : null;
        }

        return IsComment(message, block, link, content) ? null : Ambiguities.NumberInText;
    }

    /// <summary>Whether a word says the opposite of every rating.</summary>
    public static bool Contradicts(ReadOnlySpan<ReplyToken> tokens, ReadOnlySpan<int> ratings)
    {
        foreach (var token in tokens)
        {
            if (token.IsWord)
            {
                var opposed = true;
                foreach (var rating in ratings)
                {
                    opposed &= AnswerJudge.Side(rating) * AnswerJudge.Side(token.Value) < 0;
                }

                if (opposed)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Whether another number stands where a rating or the number of a list item could stand: with a unit, at the end of a
    /// clause, before a dot or a bracket.
    /// </summary>
    public static bool HasAnswer(in ReplyMessage message, int from, int to)
    {
        var tokens = message.Tokens;
        for (var i = from; i < to; i++)
        {
            if (tokens[i].IsNumeric)
            {
                var next = i + 1 < tokens.Length && tokens[i + 1].Marks == SeparatorMarks.Space ? i + 2 : i + 1;
                if (next == tokens.Length || tokens[next].Kind is TokenKind.Unit or TokenKind.Separator)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsComment(in ReplyMessage message, in AnswerBlock block, SeparatorMarks link, int content)
    {
        if ((block.Stars == 1 && block.Values[0] == 1 && block.Numbers == 1) || AnswerJudge.IsOutOfFive(block))
        {
            // One star before words is a decoration, and "4/5 到店" a date.
            return false;
        }

        if ((link & Pauses) != 0 && (link & ~Blanks) == 0)
        {
            return true;
        }

        var rest = message.Tokens[content..];
        if (link != SeparatorMarks.Space)
        {
            // "1. Tension", "4、师傅" and "2等座" are no ratings; "5分等太久" and "5.很好，谢谢师傅" are.
            return rest[0].IsWord || (link == SeparatorMarks.None && block.Explicit > 0 && Begins(message, content));
        }

        var c = message.Characters[rest[0].Start];
        if (ReplyCharacters.IsHan(c))
        {
            var hasDigit = block.Explicit > 0 || char.IsAsciiDigit(message.Characters[message.Tokens[block.NumbersStart].Start]);
            return Begins(message, content) || (hasDigit && Find(message, content) != TokenKind.Measure);
        }

        return ReplyCharacters.IsWordCharacter(c)
            ? (block.Numbers > 2 && block.Touching == 0) || Begins(message, content)
            : rest[0].Kind == TokenKind.Emoji || IsFace(message, content);
    }

    /// <summary>Whether a comment begins here, to judge by its first word.</summary>
    private static bool Begins(in ReplyMessage message, int content) =>
        message.Tokens[content] is { IsWord: true } or { Kind: TokenKind.Filler or TokenKind.Subject }
        || Find(message, content) == TokenKind.CommentStart;

    private static TokenKind Find(in ReplyMessage message, int content)
    {
        message.Questions.Vocabulary.Comments.Match(message.Characters, message.Tokens[content].Start, out var phrase);
        return phrase.Kind;
    }

    private static bool IsLight(ReadOnlySpan<ReplyToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (!token.IsLight && !token.IsWord)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Praise goes on to something that is not said: "还好。我们".</summary>
    private static bool AnnouncesMore(ReadOnlySpan<ReplyToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Kind is TokenKind.Give or TokenKind.Link or TokenKind.All or TokenKind.And)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsQuestion(in ReplyMessage message, int content)
    {
        var end = message.EndOfClause(content);
        return end < message.Tokens.Length && (message.Tokens[end].Marks & SeparatorMarks.Question) != 0;
    }

    /// <summary>Nothing but symbols, such as ^_^.</summary>
    private static bool IsFace(in ReplyMessage message, int content)
    {
        foreach (var c in message.Characters[message.Tokens[content].Start..])
        {
            if (ReplyCharacters.IsHan(c) || ReplyCharacters.IsWordCharacter(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasNumber(ReadOnlySpan<ReplyToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.IsNumeric)
            {
                return true;
            }
        }

        return false;
    }
}
