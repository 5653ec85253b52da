using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Spelling;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>A scanned message, as the grammars see it.</summary>
internal readonly ref struct ReplyMessage(
    string original, ReadOnlySpan<char> characters, ReadOnlySpan<int> origins, ReadOnlySpan<ReplyToken> tokens, ReplyQuestions questions)
{
    private const SeparatorMarks Boundary =
        SeparatorMarks.Pause | SeparatorMarks.Newline | SeparatorMarks.Tilde | SeparatorMarks.Question;

    private const string ClosingBrackets = ")）]】";

    private readonly string _original = original;
    private readonly ReadOnlySpan<int> _origins = origins;

    private static ReadOnlySpan<char> OpeningBrackets => "(（[【";

    public ReadOnlySpan<char> Characters { get; } = characters;

    public ReadOnlySpan<ReplyToken> Tokens { get; } = tokens;

    public ReplyQuestions Questions { get; } = questions;

    /// <summary>Whether anything stands in quotation marks.</summary>
    public bool IsQuoting => Characters.Contains('"');

    /// <summary>Whether a clause ends at this token: at a pause, at the end of a sentence, at a blank beside Chinese, at an emoji.</summary>
    public bool IsBoundary(int index)
    {
        var token = Tokens[index];
        if (token.Kind == TokenKind.Emoji)
        {
            return true;
        }

        return (token.Marks & Boundary) != 0
            || ((token.Marks & SeparatorMarks.Dot) != 0 && ((token.Marks & SeparatorMarks.Space) != 0 || index == Tokens.Length - 1))
            || ((token.Marks & SeparatorMarks.Space) != 0
                && ((token.Start > 0 && ReplyCharacters.IsHan(Characters[token.Start - 1]))
                    || (token.End < Characters.Length && ReplyCharacters.IsHan(Characters[token.End]))));
    }

    /// <summary>The token after the clause that <paramref name="from"/> stands in: a boundary, or the end.</summary>
    public int EndOfClause(int from)
    {
        while (from < Tokens.Length && !IsBoundary(from))
        {
            from++;
        }

        return from;
    }

    /// <summary>The message without what stands before and behind some tokens.</summary>
    public ReplyMessage Part(int from, int to) => new(_original, Characters, _origins, Tokens[from..to], Questions);

    /// <summary>The customer's own spelling of some tokens, or null when they hold no words worth keeping.</summary>
    public string? Comment(int from, int to)
    {
        while (from < to && Tokens[from].Kind == TokenKind.Separator)
        {
            from++;
        }

        while (to > from && (Tokens[to - 1].IsGive || IsUnspoken(Tokens[to - 1])))
        {
            to--;
        }

        var silent = true;
        for (var i = from; i < to && silent; i++)
        {
            silent = Tokens[i].IsSilent;
        }

        if (silent)
        {
            return null;
        }

        var start = _origins[Tokens[from].Start];
        var last = Tokens[to - 1].End;
        var end = last < Characters.Length ? _origins[last] : _original.Length;
        var comment = _original.AsSpan(start, end - start).Trim();
        var isCut = comment.Length > 1 && ClosingBrackets.Contains(comment[^1], StringComparison.Ordinal)
            && char.IsLetterOrDigit(comment[^2]) && !comment.ContainsAny(OpeningBrackets);
        return (isCut ? comment[..^1] : comment).ToString();
    }

    /// <summary>Whether a single dash makes the number a negative one: "-5分". "- 5" is an item of a list, "——5分" a pause.</summary>
    public bool HasMinus(int number)
    {
        if (number == 0 || (Tokens[number - 1].Marks & SeparatorMarks.Dash) == 0)
        {
            return false;
        }

        var mark = Tokens[number - 1].End - 1;
        return Characters[mark] == '-' && (mark == 0 || Characters[mark - 1] != '-');
    }

    /// <summary>Whether the customer wrote the word in capitals, as keywords are printed in the texts that he answers.</summary>
    public bool IsInCapitals(ReplyToken token) =>
        char.IsUpper(_original[_origins[token.Start]]) && char.IsUpper(_original[_origins[token.End - 1]]);

    /// <summary>The whole message, as the comment beside a rating in its middle.</summary>
    public string WholeText() => _original.Trim();

    // An exclamation mark belongs to the words before it; a comma or a blank after them does not.
    private bool IsUnspoken(ReplyToken token) =>
        token.Kind == TokenKind.Separator
        && (token.Marks & ~(SeparatorMarks.Space | SeparatorMarks.Newline | SeparatorMarks.Pause)) == 0
        && Characters[token.Start] is not ('!' or '…' or '。' or '.');
}
