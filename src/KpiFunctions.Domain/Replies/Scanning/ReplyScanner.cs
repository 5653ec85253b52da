using KpiFunctions.Domain.Replies.Spelling;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies.Scanning;

/// <summary>Cuts a normalised message into tokens, in one pass from left to right.</summary>
internal ref struct ReplyScanner
{
    /// <summary>Longer rows of digits are phone or order numbers; no questionnaire has more questions.</summary>
    private const int MaxDigits = ReplyQuestions.MaxCount;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<ReplyToken> _tokens;
    private readonly PhraseTrie _words;
    private int _count;

    private ReplyScanner(ReadOnlySpan<char> text, Span<ReplyToken> tokens, PhraseTrie words)
    {
        _text = text;
        _tokens = tokens;
        _words = words;
    }

    /// <returns>How many tokens were written. They touch one another and cover the whole text.</returns>
    public static int Scan(ReadOnlySpan<char> text, Span<ReplyToken> tokens, PhraseTrie words)
    {
        var scanner = new ReplyScanner(text, tokens, words);
        for (var at = 0; at < text.Length;)
        {
            at = scanner.Next(at);
        }

        return scanner._count;
    }

    /// <summary>The end of the word at <paramref name="at"/>; of one character where words have no blanks between them.</summary>
    public static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        if (ReplyCharacters.IsWordCharacter(text[at]))
        {
            while (end < text.Length && ReplyCharacters.IsWordCharacter(text[end]))
            {
                end++;
            }
        }

        return end;
    }

    private int Next(int at)
    {
        var c = _text[at];
        if (SeparatorScanner.Marks(_text, at) != SeparatorMarks.None)
        {
            var end = SeparatorScanner.End(_text, at, out var marks);
            return Add(TokenKind.Separator, at, end, (int)marks);
        }

        var matched = _words.Match(_text, at, out var phrase);
        if (matched > at)
        {
            return Add(phrase.Kind == TokenKind.Ordinary ? TokenKind.Other : phrase.Kind, at, matched, phrase.Value);
        }

        if (char.IsAsciiDigit(c))
        {
            return Digits(at);
        }

        var starsEnd = StarScanner.End(_text, at, out var rating);
        if (starsEnd > at)
        {
            return Add(TokenKind.Stars, at, starsEnd, rating);
        }

        if (char.IsHighSurrogate(c) && at + 1 < _text.Length)
        {
            // Chinese beyond the basic plane is text; the rest of what lives up there in messages is emoji.
            return Add(c is >= '\ud83c' and <= '\ud83e' ? TokenKind.Emoji : TokenKind.Other, at, at + 2, 0);
        }

        return ReplyCharacters.IsPictograph(c)
            ? Add(TokenKind.Emoji, at, at + 1, 0)
            : Add(TokenKind.Other, at, EndOfWord(_text, at), 0);
    }

    private int Digits(int at)
    {
        var end = at;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]))
        {
            end++;
        }

        var unit = default(Phrase);
        var unitEnd = end < _text.Length && ReplyCharacters.IsWordCharacter(_text[end]) ? _words.Match(_text, end, out unit) : end;
        if (end - at > MaxDigits || (end < _text.Length && ReplyCharacters.IsWordCharacter(_text[end]) && unit.Kind != TokenKind.Unit))
        {
            // 3q, 4s, 5min, 2morrow, a phone number.
            return Add(TokenKind.Other, at, EndOfWord(_text, at), 0);
        }

        for (var i = at; i < end; i++)
        {
            Add(TokenKind.Number, i, i + 1, _text[i] - '0');
        }

        return unitEnd > end ? Add(TokenKind.Unit, end, unitEnd, 0) : end;
    }

    /// <summary>Adds a token, or lets it melt into what it touches: a number that touches unknown text is part of that text.</summary>
    private int Add(TokenKind kind, int start, int end, int value)
    {
        if (kind == TokenKind.Number && _count > 0 && _tokens[_count - 1].Kind == TokenKind.Other)
        {
            kind = TokenKind.Other;
        }

        while (kind == TokenKind.Other && _count > 0 && _tokens[_count - 1].Kind is TokenKind.Number or TokenKind.Other)
        {
            start = _tokens[--_count].Start;
        }

        _tokens[_count++] = new ReplyToken(kind, start, end, value);
        return end;
    }
}
