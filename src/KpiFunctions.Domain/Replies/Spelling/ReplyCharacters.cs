namespace KpiFunctions.Domain.Replies.Spelling;

/// <summary>The many ways to write one character, folded into one.</summary>
internal static class ReplyCharacters
{
    /// <summary>Stands for a character that is dropped: it changes how text looks, not what it says.</summary>
    public const char Dropped = '\0';

    /// <summary>Lower case, half width, plain digits, one kind of blank, dash, tilde and quote.</summary>
    public static char Fold(char c) => c switch
    {
        >= 'a' and <= 'z' or >= ' ' and <= '@' => c,
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        '`' => '\'',
        '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' => '\n',
        < ' ' => c is '\t' or '\v' or '\f' ? ' ' : Dropped,
        < '\u007f' => c,
        >= '\u4e00' and <= '\u9fff' => c,
        >= '\uff01' and <= '\uff5e' => Fold((char)(c - 0xfee0)),
        _ => FoldRare(c),
    };

    /// <summary>The digit that a mathematical alphanumeric (𝟓, 𝟧) stands for, or null.</summary>
    public static char? FoldDigit(int codePoint) =>
        codePoint is >= 0x1d7ce and <= 0x1d7ff ? (char)('0' + ((codePoint - 0x1d7ce) % 10)) : null;

    /// <summary>Skin tones, tags and variation selectors beyond the basic plane.</summary>
    public static bool IsModifier(int codePoint) =>
        codePoint is (>= 0x1f3fb and <= 0x1f3ff) or (>= 0xe0000 and <= 0xe0fff);

    /// <summary>A letter or digit of a script that writes words with blanks between them.</summary>
    public static bool IsWordCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= '0' and <= '9') || (c is >= '\u00c0' and < '\u0590' && char.IsLetter(c));

    /// <summary>A Chinese character.</summary>
    public static bool IsHan(char c) => c is (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf');

    /// <summary>Emoji and pictographs of the basic plane.</summary>
    public static bool IsPictograph(char c) =>
        c is (>= '\u2600' and <= '\u27bf') or (>= '\u2b00' and <= '\u2bff') or (>= '\u2190' and <= '\u21ff');

    private static char FoldRare(char c) => c switch
    {
        >= '\u2460' and <= '\u2468' => Digit(c, '\u2460'), // ①
        >= '\u2474' and <= '\u247c' => Digit(c, '\u2474'), // ⑴
        >= '\u2488' and <= '\u2490' => Digit(c, '\u2488'), // ⒈
        >= '\u24f5' and <= '\u24fd' => Digit(c, '\u24f5'), // ⓵
        >= '\u2776' and <= '\u277e' => Digit(c, '\u2776'), // ❶
        >= '\u2780' and <= '\u2788' => Digit(c, '\u2780'), // ➀
        >= '\u278a' and <= '\u2792' => Digit(c, '\u278a'), // ➊
        >= '\u3220' and <= '\u3228' => Digit(c, '\u3220'), // ㈠
        >= '\u3280' and <= '\u3288' => Digit(c, '\u3280'), // ㊀
        '\u24ea' or '\u24ff' => '0',
        '\u2018' or '\u2019' or '\u201b' or '\u02bc' or '\u2032' or '\u00b4' => '\'',
        '\u201c' or '\u201d' or '\u201e' or '\u00ab' or '\u00bb' or '\u300c' or '\u300d' or '\u300e' or '\u300f' => '"',
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\ufe58' or '\ufe63' => '-',
        '\u301c' or '\u223c' or '\u2053' => '~',
        '\uff61' => '\u3002',
        '\uff64' => '\u3001',
        '\u22ef' or '\u2025' => '\u2026',
        '\u2022' or '\u30fb' or '\u2027' => '\u00b7',
        '\u2b51' or '\u272d' or '\u2730' => '\u2605',
        '\u007f' or '\u00ad' or '\u034f' or '\u20e3' or '\ufeff' => Dropped,
        (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2060' and <= '\u206f') => Dropped,
        (>= '\u0080' and <= '\u009f') or (>= '\ufe00' and <= '\ufe0f') => Dropped,
        >= '\ud800' and <= '\udfff' => '\ufffd', // Half of a pair: it must not meet another half when what is between them is dropped.
        _ => char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c),
    };

    private static char Digit(char c, char one) => (char)('1' + (c - one));
}
