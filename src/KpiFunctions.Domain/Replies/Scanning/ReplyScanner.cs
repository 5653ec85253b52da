using KpiFunctions.Domain.Replies.Spelling;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies.Scanning;

/// <summary>Cuts a normalised message into tokens, in one pass from left to right.</summary>
internal ref struct ReplyScanner
{
    /// <summary>Longer rows of digits are phone or order numbers; no questionnaire has more questions.</summary>
    private const int MaxDigits = ReplyQuestions.MaxCount;

    /// <summary>A number behind one of these is the end of a longer one: 八点五分, 周五, 二十五分.</summary>
    private static ReadOnlySpan<char> NumberParts => "点點第周週十百千万萬一二两兩三四五六七八九";

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<ReplyToken> _tokens;
    private readonly PhraseTrie _words;
    private int _count;
    private int _closed = -1;

    private ReplyScanner(ReadOnlySpan<char> text, Span<ReplyToken> tokens, PhraseTrie words)
    {
        _text = text;
        _tokens = tokens;
        _words = words;
    }

    private readonly bool TouchesOther => _count > 0 && _tokens[_count - 1].Kind == TokenKind.Other;

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
        if (c == '>' && QuotationScanner.End(_text, at, ref _closed) is var line && line > at)
        {
            return Add(TokenKind.Quoted, at, line, 0);
        }

        if (SeparatorScanner.Marks(_text, at) != SeparatorMarks.None)
        {
            return Separator(at);
        }

        var matched = _words.Match(_text, at, out var phrase);
        if (matched > at)
        {
            return phrase.Kind == TokenKind.Number ? Numeral(at, matched, phrase.Value)
                : phrase.Kind == TokenKind.Consent ? Consent(at, matched, phrase.Value)
                : Add(phrase.Kind == TokenKind.Ordinary ? TokenKind.Other : phrase.Kind, at, matched, phrase.Value);
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

    /// <summary>A run of punctuation, up to a quotation when one opens in it.</summary>
    private int Separator(int at)
    {
        var end = SeparatorScanner.End(_text, at, out var marks);
        var mark = at + _text[at..end].IndexOf('"');
        var quoted = mark >= at ? QuotationScanner.End(_text, mark, ref _closed) : mark;
        if (quoted <= mark)
        {
            return Add(TokenKind.Separator, at, end, (int)marks);
        }

        if (mark > at)
        {
            SeparatorScanner.End(_text[..mark], at, out marks);
            Add(TokenKind.Separator, at, mark, (int)marks);
        }

        return Add(TokenKind.Quoted, mark, quoted, 0);
    }

    private int Digits(int at)
    {
        var end = at;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]))
        {
            end++;
        }

        var unitEnd = Unit(end, out var unit);
        if (end - at > MaxDigits || (end < _text.Length && ReplyCharacters.IsWordCharacter(_text[end]) && unit.Kind != TokenKind.Unit))
        {
            // 3q, 4s, 5min, 2morrow, a phone number.
            return Add(TokenKind.Other, at, EndOfWord(_text, at), 0);
        }

        for (var i = at; i < end; i++)
        {
            Add(TokenKind.Number, i, i + 1, _text[i] - '0', hasUnit: unit.Kind == TokenKind.Unit && end == at + 1);
        }

        return unit.Kind == TokenKind.Unit ? Add(TokenKind.Unit, end, unitEnd, 0) : end;
    }

    private int Numeral(int at, int end, int value) =>
        Add(TokenKind.Number, at, end, value, hasUnit: TouchesOther && Unit(end, out var unit) > end && unit.Kind == TokenKind.Unit);

    /// <summary>Consent that stands by itself; as a part of other words it is none: "好" is in "好远".</summary>
    private int Consent(int at, int end, int value)
    {
        var isPart = end < _text.Length && ReplyCharacters.IsHan(_text[end])
            && !(_words.Match(_text, end, out var next) > end && next.Kind is TokenKind.Particle or TokenKind.Number);
        var praises = !isPart && _count > 0 && _tokens[_count - 1].IsSubject;
        return Add(isPart ? TokenKind.Other : praises ? TokenKind.Aspect : TokenKind.Consent, at, end, value);
    }

    private int Unit(int at, out Phrase unit)
    {
        unit = default;
        return at < _text.Length ? _words.Match(_text, at, out unit) : at;
    }

    /// <summary>Adds a token, or lets it melt into what it touches: a number that touches unknown text is part of that text, unless a unit makes it an answer.</summary>
    private int Add(TokenKind kind, int start, int end, int value, bool hasUnit = false)
    {
        if (kind == TokenKind.Number && TouchesOther
            && !(hasUnit && ReplyCharacters.IsHan(_text[start - 1]) && !NumberParts.Contains(_text[start - 1])))
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
