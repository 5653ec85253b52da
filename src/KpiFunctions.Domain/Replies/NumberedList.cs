using KpiFunctions.Domain.Replies.Spelling;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>Sees that the numbers of a message count its points and rate nothing: "1 刹车异响 2 空调不凉", "一、师傅热情；二、上门快".</summary>
internal static class NumberedList
{
    private const string Numerals = "一二三四五六七八九";

    public static bool Is(in ReplyMessage message)
    {
        var text = message.Characters;
        var expected = 1;
        for (var at = 0; at < text.Length && expected <= 2; at++)
        {
            if (IsPoint(message, at, expected))
            {
                expected++;
            }
        }

        return expected > 2;
    }

    /// <summary>The number stands for itself, and words follow it that are neither its unit nor what it counts.</summary>
    private static bool IsPoint(in ReplyMessage message, int at, int number)
    {
        var text = message.Characters;
        var isDigit = text[at] == '0' + number;
        if ((!isDigit && text[at] != Numerals[number - 1])
            || (number == 1 && at > message.Tokens[FirstOfWeight(message)].Start)
            || (at > 0 && (ReplyCharacters.IsWordCharacter(text[at - 1]) || text[at - 1] is '.' or '-' or ':')))
        {
            return false;
        }

        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\n' or '.' or '、' or ',' or ':' or ')' or '是')
        {
            next++;
        }

        if (next == text.Length || (!isDigit && (next == at + 1 || text[next - 1] is ' ' or '\n')))
        {
            return false;
        }

        var vocabulary = message.Questions.Vocabulary;
        vocabulary.Words.Match(text, next, out var word);
        var counted = vocabulary.Comments.Match(text, next, out var comment);

        // "2座" counts seats, "2 座椅" names them; "2 小时" counts as well.
        var counts = comment.Kind == TokenKind.Measure && (next == at + 1 || counted > next + 1);
        return (ReplyCharacters.IsHan(text[next]) || char.IsAsciiLetterLower(text[next]))
            && word.Kind != TokenKind.Unit && !counts;
    }

    private static int FirstOfWeight(in ReplyMessage message)
    {
        var first = 0;
        while (first < message.Tokens.Length - 1 && message.Tokens[first].IsLight)
        {
            first++;
        }

        return first;
    }
}
