using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>A run of ratings with nothing but units, particles and separators between them: "5分，4分，5分", "545", "非常满意 5".</summary>
internal ref struct AnswerBlock
{
    private readonly Span<int> _values;

    /// <summary>Whether there is one word so far, however often.</summary>
    private bool _repeats = true;

    private AnswerBlock(Span<int> values)
    {
        _values = values;
    }

    /// <summary>The numbers, or the words' ratings when there is no number; as many as fit.</summary>
    public readonly ReadOnlySpan<int> Values => _values[..Math.Min(Numbers > 0 ? Numbers : Words, _values.Length)];

    /// <summary>How many numbers and rows of stars there are, however large.</summary>
    public int Numbers { get; private set; }

    /// <summary>How many of them carry a unit or are stars.</summary>
    public int Explicit { get; private set; }

    /// <summary>How many of them are stars.</summary>
    public int Stars { get; private set; }

    /// <summary>How many of them touch the number before: "545" has two.</summary>
    public int Touching { get; private set; }

    /// <summary>Everything that stands between the numbers.</summary>
    public SeparatorMarks Links { get; private set; }

    /// <summary>What stands between numbers without a blank beside it.</summary>
    public SeparatorMarks TightLinks { get; private set; }

    /// <summary>How many satisfaction words there are.</summary>
    public int Words { get; private set; }

    /// <summary>The rating of the first word, or of the first one that speaks of satisfaction and nothing else.</summary>
    public int WordValue { get; private set; }

    /// <summary>Whether a word speaks of satisfaction and nothing else.</summary>
    public bool Satisfied { get; private set; }

    /// <summary>Whether no word says more than what one thing is like.</summary>
    public bool IsAspect { get; private set; } = true;

    /// <summary>Whether one word praises where another one does not.</summary>
    public bool MixedWords { get; private set; }

    /// <summary>The token after the first word, its repetitions and particles, when the block starts with a word.</summary>
    public int FirstWordEnd { get; private set; }

    /// <summary>The first rating.</summary>
    public int Start { get; private init; }

    /// <summary>The first number, when there is one.</summary>
    public int NumbersStart { get; private set; }

    /// <summary>The token after the last number and its unit.</summary>
    public int NumbersEnd { get; private set; }

    /// <summary>The token after the block.</summary>
    public int End { get; private set; }

    /// <param name="tokens">The message.</param>
    /// <param name="first">Its rating where the block starts.</param>
    /// <param name="values">Room for the numbers.</param>
    public static AnswerBlock Read(ReadOnlySpan<ReplyToken> tokens, int first, Span<int> values)
    {
        var block = new AnswerBlock(values) { Start = first, End = first };
        var marks = SeparatorMarks.None;
        for (var i = first; i < tokens.Length && tokens[i].IsRating; i = NextRating(tokens, i, out marks))
        {
            if (tokens[i].IsNumeric && block.Numbers > 0 && block.Words > 0)
            {
                // A word between two numbers: the second one need not be an answer.
                break;
            }

            i = tokens[i].IsWord ? block.AddWord(tokens, i) : block.AddNumber(tokens, i, marks);
            while (i < tokens.Length && tokens[i].Kind == TokenKind.Particle)
            {
                i++;
            }

            block.End = i;
            block.FirstWordEnd = block._repeats ? i : block.FirstWordEnd;
        }

        return block;
    }

    /// <summary>Skips what may stand between two ratings.</summary>
    private static int NextRating(ReadOnlySpan<ReplyToken> tokens, int i, out SeparatorMarks marks)
    {
        marks = SeparatorMarks.None;
        for (; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == TokenKind.Separator && (tokens[i].Marks & SeparatorMarks.Question) == 0)
            {
                marks |= tokens[i].Marks;
            }
            else if (tokens[i].Kind != TokenKind.And && !tokens[i].IsGive)
            {
                break;
            }
        }

        return i;
    }

    private int AddWord(ReadOnlySpan<ReplyToken> tokens, int i)
    {
        var satisfied = tokens[i].Kind == TokenKind.Satisfied;
        _repeats &= Words == 0 || tokens[i].Value == WordValue;
        MixedWords |= Words > 0 && AnswerJudge.Side(WordValue) != AnswerJudge.Side(tokens[i].Value);
        if (Numbers == 0 && Words < _values.Length)
        {
            _values[Words] = tokens[i].Value;
        }

        if (Words == 0 || (satisfied && !Satisfied))
        {
            WordValue = tokens[i].Value;
        }

        Satisfied |= satisfied;
        IsAspect &= tokens[i].Kind == TokenKind.Aspect;
        Words++;
        return i + 1;
    }

    private int AddNumber(ReadOnlySpan<ReplyToken> tokens, int i, SeparatorMarks marks)
    {
        if (Numbers > 0)
        {
            Links |= marks;
            TightLinks |= (marks & SeparatorMarks.Space) == 0 ? marks : SeparatorMarks.None;
            Touching += i == NumbersEnd && Explicit == 0 ? 1 : 0;
        }

        if (Numbers < _values.Length)
        {
            _values[Numbers] = tokens[i].Value;
        }

        NumbersStart = Numbers == 0 ? i : NumbersStart;
        _repeats = false;
        Numbers++;
        var isStars = tokens[i].Kind == TokenKind.Stars;
        var unit = i + 1 < tokens.Length && tokens[i + 1].Marks == SeparatorMarks.Space ? i + 2 : i + 1;
        var hasUnit = unit < tokens.Length && !isStars
            && (tokens[unit].Kind == TokenKind.Unit || (tokens[unit].Kind == TokenKind.Stars && tokens[unit].Value == 1));
        Explicit += hasUnit || isStars ? 1 : 0;
        Stars += isStars ? 1 : 0;
        NumbersEnd = hasUnit ? unit + 1 : i + 1;
        if (hasUnit && NumbersEnd < tokens.Length && tokens[NumbersEnd] is { Kind: TokenKind.Stars, Value: 1 })
        {
            // 5星⭐: a decoration.
            NumbersEnd++;
        }

        return NumbersEnd;
    }
}
