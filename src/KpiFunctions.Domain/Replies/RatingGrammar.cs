using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>
/// Reads a message as ratings: a rating at the start, with a comment or without; the answers to numbered questions; or a
/// rating in a clause of its own.
/// </summary>
internal static class RatingGrammar
{
    /// <returns>Ratings, or why there are none.</returns>
    public static Reply Read(in ReplyMessage message)
    {
        var tokens = message.Tokens;
        var first = 0;
        while (first < tokens.Length && (tokens[first].IsLight || tokens[first].Kind == TokenKind.Fixed))
        {
            first++;
        }

        if (first == tokens.Length)
        {
            return Ambiguities.NotUnderstood;
        }

        var questions = message.Questions.Count;
        if (questions > 1 && LabelledAnswers.Read(message, first) is { } labelled)
        {
            return labelled;
        }

        var reading = tokens[first].IsRating ? ReadStart(message, first) : null;
        if (reading is Reply.Ratings or Reply.Ambiguous { Reason: not (AmbiguityReason.NumberInText or AmbiguityReason.WordsInText) })
        {
            return reading;
        }

        return ClauseGrammar.Read(message) ?? reading ?? Unread(message);
    }

    /// <summary>A rating with nothing of weight before it.</summary>
    private static Reply ReadStart(in ReplyMessage message, int first)
    {
        var tokens = message.Tokens;
        Span<int> values = stackalloc int[ReplyQuestions.MaxCount];
        var block = AnswerBlock.Read(tokens, first, values);
        var head = tokens[..first];
        if (block.Numbers > 0 ? !AllowsNumber(message, block) : !block.Satisfied && !AllowsPlainWord(head))
        {
            return block.Numbers > 0 ? Ambiguities.NumberInText : Ambiguities.WordsInText;
        }

        var after = block.Numbers > 0 ? block.NumbersEnd : block.End;
        if (after < tokens.Length && (tokens[after].Marks & SeparatorMarks.Question) != 0)
        {
            return Ambiguities.Question;
        }

        var questions = message.Questions.Count;
        if (block.Numbers > 0 && block.Numbers < questions && Has(tokens, TokenKind.Subject) && !Has(head, TokenKind.All))
        {
            return Ambiguities.LabelledAnswers;
        }

        if (AnswerJudge.Judge(block, questions, Has(head, TokenKind.All), out var reason) is not { } ratings)
        {
            return reason!;
        }

        if (IsLoneStar(message, block))
        {
            return Ambiguities.NotUnderstood;
        }

        if (block.Numbers == 0 && block.IsAspect && !SpeaksOfSomething(tokens))
        {
            return Ambiguities.WordsInText;
        }

        return CommentRules.Check(message, block, after, ratings)
            ?? Doubts(message, block, after, ratings)
            ?? (Reply)new Reply.Ratings(ratings, Comment(message, block, after));
    }

    /// <summary>"⭐" may be praise as well as one star; "★☆☆☆☆" counts.</summary>
    private static bool IsLoneStar(in ReplyMessage message, in AnswerBlock block)
    {
        var star = message.Tokens[block.NumbersStart];
        return block is { Numbers: 1, Stars: 1, Words: 0 } && star.Value == 1 && !message.Characters[star.Start..star.End].Contains('\u2606');
    }

    /// <summary>What speaks against a rating that can be read.</summary>
    private static Reply.Ambiguous? Doubts(in ReplyMessage message, in AnswerBlock block, int after, ReadOnlySpan<int> ratings)
    {
        var isWord = block.Numbers == 0;
        var isOnly = message.Questions.Count == 1;
        if (isOnly && !isWord && ratings[0] == 1 && block.Explicit == 0 && NumberedList.Is(message))
        {
            return Ambiguities.NumberInText;
        }

        var isOverall = block.Satisfied && !HasSubject(message.Tokens[..block.Start]);
        return (isOnly && isWord && Contradictions.AnyOpinion(message, ratings[0], isOverall))
            || Contradictions.Any(message, ratings)
            || Retractions.Any(message, after, isFull: isWord || !ratings.ContainsAnyExcept(ReplyQuestions.MaxRating))
            ? Ambiguities.Conflicting
            : null;
    }

    private static string? Comment(in ReplyMessage message, in AnswerBlock block, int after)
    {
        // Words that lead to the number are worth as much as those behind it: "师傅很好，5分".
        var before = block.Numbers > 0 && message.Tokens[block.Start].IsWord ? message.Comment(0, block.NumbersStart)
            : Has(message.Tokens[..block.Start], TokenKind.Fixed) ? message.Comment(0, block.Start)
            : null;
        var behind = message.Comment(block.Numbers > 0 || message.Questions.Count > 1 ? after : block.FirstWordEnd, message.Tokens.Length);
        return before is null ? behind : behind is null ? before : message.WholeText();
    }

    /// <summary>
    /// A number may follow a greeting, "I give" or the name of what is rated; "it was 5" may speak of the time. A dash or a
    /// dot that touches the number makes it another number, and a colon before it a face.
    /// </summary>
    private static bool AllowsNumber(in ReplyMessage message, in AnswerBlock block)
    {
        const SeparatorMarks Attached = SeparatorMarks.Dash | SeparatorMarks.Dot | SeparatorMarks.Slash;
        var head = message.Tokens[..block.Start];
        var before = head.Length > 0 ? head[^1].Marks : SeparatorMarks.None;
        return ((before & Attached) == 0 || (before & SeparatorMarks.Space) != 0)
            && ((before & SeparatorMarks.Colon) == 0 || head.Length > 1)
            && !message.HasMinus(block.NumbersStart)
            && !Has(head, TokenKind.Fixed)
            && (block.Explicit > 0 || !Has(head, TokenKind.Matter))
            && AllowsPlainWord(head);
    }

    private static bool AllowsPlainWord(ReadOnlySpan<ReplyToken> head) =>
        !Has(head, TokenKind.Link) || HasSubject(head) || Has(head, TokenKind.Give) || Has(head, TokenKind.WouldGive);

    private static bool HasSubject(ReadOnlySpan<ReplyToken> tokens) => Has(tokens, TokenKind.Subject) || Has(tokens, TokenKind.Matter);

    /// <summary>"快" may be said of anything; "上门快" and "快，便宜" are opinions.</summary>
    private static bool SpeaksOfSomething(ReadOnlySpan<ReplyToken> tokens)
    {
        var words = 0;
        foreach (var token in tokens)
        {
            words += token.IsWord ? 1 : 0;
        }

        return words > 1 || HasSubject(tokens);
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

    /// <summary>Why a message without a readable rating needs a person.</summary>
    private static Reply.Ambiguous Unread(in ReplyMessage message)
    {
        var hasWord = false;
        foreach (var token in message.Tokens)
        {
            if (token.Kind != TokenKind.Quoted && HasDigit(message.Characters[token.Start..token.End]))
            {
                return Ambiguities.NumberInText;
            }

            hasWord |= token.IsWord;
        }

        return hasWord ? Ambiguities.WordsInText : Ambiguities.NotUnderstood;
    }

    private static bool HasDigit(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                return true;
            }
        }

        return false;
    }
}
