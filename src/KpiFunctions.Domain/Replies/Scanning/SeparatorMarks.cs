namespace KpiFunctions.Domain.Replies.Scanning;

/// <summary>The punctuation found in one run between words.</summary>
[Flags]
internal enum SeparatorMarks
{
    None = 0,

    /// <summary>A blank.</summary>
    Space = 1,

    /// <summary>A line break.</summary>
    Newline = 2,

    /// <summary>Comma, full stop of Chinese, exclamation mark, semicolon, dots, an opening bracket or a quote: a pause.</summary>
    Pause = 4,

    /// <summary>An ASCII full stop, which also stands in decimals, dates and numbered lists.</summary>
    Dot = 8,

    /// <summary>An enumeration comma or a closing bracket, as after the number of a list item.</summary>
    Item = 16,

    /// <summary>A colon or an equals sign.</summary>
    Colon = 32,

    /// <summary>A slash.</summary>
    Slash = 64,

    /// <summary>A dash.</summary>
    Dash = 128,

    /// <summary>A tilde: a friendly ending, or a range between two numbers.</summary>
    Tilde = 256,

    /// <summary>A question mark.</summary>
    Question = 512,
}
