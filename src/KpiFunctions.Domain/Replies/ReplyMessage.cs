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

    /// <summary>The customer's own spelling of some tokens, or null when they hold no words worth keeping.</summary>
    public string? Comment(int from, int to)
    {
        while (from < to && Tokens[from].Kind == TokenKind.Separator)
        {
            from++;
        }

        while (to > from && (Tokens[to - 1].Kind == TokenKind.Give || IsUnspoken(Tokens[to - 1])))
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
        var end = to < Tokens.Length ? _origins[Tokens[to].Start] : _original.Length;
        var comment = _original.AsSpan(start, end - start).Trim();
        var isCut = comment.Length > 1 && ClosingBrackets.Contains(comment[^1], StringComparison.Ordinal)
            && char.IsLetterOrDigit(comment[^2]) && !comment.ContainsAny(OpeningBrackets);
        return (isCut ? comment[..^1] : comment).ToString();
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
