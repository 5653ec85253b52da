using System.Buffers;
using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Spelling;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>Decides whether what follows a rating is a comment on it, or shows that it was no rating.</summary>
internal static class CommentRules
{
    private const SeparatorMarks Pauses = SeparatorMarks.Pause | SeparatorMarks.Newline | SeparatorMarks.Tilde;

    private static readonly SearchValues<char> Negations = SearchValues.Create("没沒不未冇唔無无");

    private const SeparatorMarks Blanks = Pauses | SeparatorMarks.Space;

    /// <returns>Null when it is a comment, or nothing at all.</returns>
    public static Reply.Ambiguous? Check(in ReplyMessage message, in AnswerBlock block, int from, ReadOnlySpan<int> ratings) =>
        !IsLight(message.Tokens[from..]) ? CheckWords(message, block, from, ratings)
            : block.Numbers == 0 ? !block.Satisfied && AnnouncesMore(message.Tokens[from..]) ? Ambiguities.WordsInText : null
            : CountsSubjects(message, block, from) || IsName(message, block, from) ? Ambiguities.NumberInText
            : null;

    /// <summary>"Three technicians, all friendly".</summary>
    private static bool CountsSubjects(in ReplyMessage message, in AnswerBlock block, int from) =>
        from + 1 < message.Tokens.Length && message.Tokens[from].Marks == SeparatorMarks.Space && message.Tokens[from + 1] is { IsSubject: true } or { IsWord: true, Value: > 3 }
        && ReplyCharacters.IsWordCharacter(message.Characters[message.Tokens[from + 1].Start]) && Quantities.Is(message, block, from + 1);

    private static Reply.Ambiguous? CheckWords(in ReplyMessage message, in AnswerBlock block, int from, ReadOnlySpan<int> ratings)
    {
        var tokens = message.Tokens;
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

        if (HasAnswer(message, content, tokens.Length, ratings))
        {
            return Ambiguities.MoreAnswers;
        }

        if (block.Numbers == 0)
        {
            return Retractions.Any(message, from, isFull: true) ? Ambiguities.Conflicting
                : !(block.Satisfied || ((link & Pauses) != 0 && GoesOnAboutIt(message, content)))
                || ((link & Blanks) == 0 && !Begins(message, content)) ? Ambiguities.WordsInText
                : (link & Pauses) == 0 && IsQuestion(message, content) ? Ambiguities.Question
                : null;
        }

        return IsComment(message, block, link, content) ? null : Ambiguities.NumberInText;
    }

    /// <summary>
    /// Whether another number stands where a rating or the number of a list item could stand: with a unit, at the end of a
    /// clause, before a dot or a bracket.
    /// </summary>
    public static bool HasAnswer(in ReplyMessage message, int from, int to, ReadOnlySpan<int> ratings)
    {
        var tokens = message.Tokens;
        for (var i = from; i < to; i++)
        {
            var next = i + 1 < tokens.Length && tokens[i + 1].Marks == SeparatorMarks.Space ? i + 2 : i + 1;
            if (tokens[i].IsNumeric
                && (next == tokens.Length || tokens[next].Kind is TokenKind.Unit or TokenKind.Separator)
                && !(ratings.Length == 1 && tokens[i].Value == ratings[0] && next < tokens.Length && tokens[next].Kind == TokenKind.Unit))
            {
                return true;
            }

            if (tokens[i].Kind == TokenKind.Other && EndsInRating(message, tokens[i])
                && (i + 1 == tokens.Length || message.IsBoundary(i + 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"前台1" is another answer, "粤A12345" and "第5" are none.</summary>
    private static bool EndsInRating(in ReplyMessage message, ReplyToken token)
    {
        var text = message.Characters;
        return token.Length > 1 && text[token.End - 1] is >= '1' and <= '5' && ReplyCharacters.IsHan(text[token.End - 2]) && text[token.End - 2] != '第';
    }

    /// <summary>
    /// Praise that goes on to speak well of what was done: "非常好，师傅修得很仔细", "很好，没有乱收费". "不错，师傅几点来？", "很好，就是师傅慢" and
    /// "很好，师傅没来" do not.
    /// </summary>
    private static bool GoesOnAboutIt(in ReplyMessage message, int content)
    {
        var tokens = message.Tokens[content..];
        var denies = Negates(message, tokens) && ComplaintWords.DeniesAny(message);
        if (!tokens[0].IsSubject && !denies)
        {
            return false;
        }

        var good = denies;
        foreach (var token in tokens)
        {
            if ((token.Marks & SeparatorMarks.Question) != 0
                || token.Kind is TokenKind.Contrast or TokenKind.Exception or TokenKind.Condition or TokenKind.Hearsay or TokenKind.Doubt
                    or TokenKind.Fault or TokenKind.Damage or TokenKind.Defect or TokenKind.Still
                || (!denies && IsNegative(message, token)))
            {
                return false;
            }

            good |= token.Kind is TokenKind.Fixed or TokenKind.Filler || (token.IsWord && AnswerJudge.Side(token.Value) > 0);
        }

        return good;
    }

    private static bool Negates(in ReplyMessage message, ReadOnlySpan<ReplyToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (IsNegative(message, token))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A negation alone or of what is not known: "没有", "没来", "didnt come".</summary>
    private static bool IsNegative(in ReplyMessage message, ReplyToken token)
    {
        if (token.Kind != TokenKind.Other)
        {
            return token.Kind == TokenKind.TakenBack;
        }

        var text = message.Characters[token.Start..token.End];
        return text.ContainsAny(Negations) || text.EndsWith("nt") || text.SequenceEqual("cannot");
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
        if (NamesThing(message, block, content))
        {
            return false;
        }

        if (link != SeparatorMarks.Space)
        {
            // "1. Tension", "4、师傅" and "2等座" are no ratings; "5分等太久" and "5.很好，谢谢师傅" are.
            return rest[0].Kind is TokenKind.Satisfied or TokenKind.Plain || (link == SeparatorMarks.None && block.Explicit > 0 && Begins(message, content));
        }

        var c = message.Characters[rest[0].Start];
        if (ReplyCharacters.IsHan(c))
        {
            var hasDigit = block.Explicit > 0 || char.IsAsciiDigit(message.Characters[message.Tokens[block.NumbersStart].Start]);
            return Begins(message, content) || (hasDigit && Find(message, content) != TokenKind.Measure);
        }

        return ReplyCharacters.IsWordCharacter(c)
            ? (block.Numbers > 2 && block.Touching == 0) || (Begins(message, content) && !Quantities.Is(message, block, content))
            : rest[0].Kind == TokenKind.Emoji || IsFace(message, content);
    }

    /// <summary>Whether a comment begins here, to judge by its first word.</summary>
    private static bool Begins(in ReplyMessage message, int content) =>
        message.Tokens[content] is { IsWord: true } or { Kind: TokenKind.Filler or TokenKind.Subject or TokenKind.Matter or TokenKind.Fault or TokenKind.Fixed }
        || Find(message, content) is TokenKind.CommentStart or TokenKind.Noun;

    /// <summary>Whether the number belongs to the name of a thing behind it, with or without a blank.</summary>
    public static bool IsName(in ReplyMessage message, in AnswerBlock block, int end)
    {
        var content = end < message.Tokens.Length && message.Tokens[end].Marks == SeparatorMarks.Space ? end + 1 : end;
        return content < message.Tokens.Length && NamesThing(message, block, content);
    }

    /// <summary>
    /// "三星冰箱" names a maker and "三星售后" perhaps too. A numeral in Chinese that nothing announces and no pause closes takes no thing as its comment.
    /// </summary>
    private static bool NamesThing(in ReplyMessage message, in AnswerBlock block, int content)
    {
        var number = message.Tokens[block.NumbersStart];
        if (block.Explicit == 0 || !ReplyCharacters.IsHan(message.Characters[number.Start]) || IsAnnounced(message.Tokens[..block.NumbersStart]))
        {
            return false;
        }

        var isStar = message.Characters[message.Tokens[block.NumbersEnd - 1].Start] == '星';
        return Find(message, content) == TokenKind.Noun || (isStar && message.Tokens[content].IsSubject);
    }

    private static bool IsAnnounced(ReadOnlySpan<ReplyToken> head)
    {
        foreach (var token in head)
        {
            if (token.IsSubject || token.IsWord || token.IsGive || token.Kind == TokenKind.All)
            {
                return true;
            }
        }

        return false;
    }

    private static TokenKind Find(in ReplyMessage message, int content)
    {
        message.Questions.Vocabulary.Comments.Match(message.Characters, message.Tokens[content].Start, out var phrase);
        return phrase.Kind;
    }

    private static bool IsLight(ReadOnlySpan<ReplyToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (!token.IsLight && !token.IsWord && token.Kind != TokenKind.Fixed)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Praise goes on to something that is not said: "还好。我们".</summary>
    private static bool AnnouncesMore(ReadOnlySpan<ReplyToken> tokens)
    {
        var announces = false;
        foreach (var token in tokens)
        {
            announces = token.IsGive || token.Kind is TokenKind.Link or TokenKind.All or TokenKind.And
                || (announces && !token.IsWord && !token.IsSubject);
        }

        return announces;
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
