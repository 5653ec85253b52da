using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Spelling;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>Sees that a number before English words counts something: "One friendly technician came", "3 great guys fixed it".</summary>
internal static class Quantities
{
    /// <summary>Between a number and what it counts stand no more words than this.</summary>
    private const int MostWords = 4;

    public static bool Is(in ReplyMessage message, in AnswerBlock block, int content)
    {
        if (block.Explicit > 0)
        {
            return false;
        }

        var text = message.Characters;
        if (!char.IsAsciiDigit(text[message.Tokens[block.NumbersStart].Start]))
        {
            // Without a pause or a unit behind it, "one" is an article and "two" counts.
            return true;
        }

        var vocabulary = message.Questions.Vocabulary;
        var at = message.Tokens[content].Start;
        for (var word = 0; word < MostWords && at < text.Length && ReplyCharacters.IsWordCharacter(text[at]) && !char.IsAsciiDigit(text[at]); word++)
        {
            vocabulary.Comments.Match(text, at, out var comment);
            vocabulary.Words.Match(text, at, out var known);
            if (comment.Kind == TokenKind.Measure || (block.Values[0] == 1 && known.Kind == TokenKind.Matter && !Blames(message)))
            {
                return true;
            }

            at = ReplyScanner.EndOfWord(text, at);
            at += at < text.Length && text[at] == ' ' ? 1 : 0;
        }

        return false;
    }

    private static bool Blames(in ReplyMessage message)
    {
        foreach (var token in message.Tokens)
        {
            if (token.IsWord && AnswerJudge.Side(token.Value) < 0)
            {
                return true;
            }
        }

        return false;
    }
}
