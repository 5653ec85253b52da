using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies.Scanning;

/// <summary>A piece of a normalised message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last.</param>
/// <param name="Value">The rating of a number, word or row of stars; of a separator, its <see cref="SeparatorMarks"/>.</param>
internal readonly record struct ReplyToken(TokenKind Kind, int Start, int End, int Value)
{
    public int Length => End - Start;

    public SeparatorMarks Marks => Kind == TokenKind.Separator ? (SeparatorMarks)Value : SeparatorMarks.None;

    public bool IsNumeric => Kind is TokenKind.Number or TokenKind.Stars;

    public bool IsWord => Kind is TokenKind.Satisfied or TokenKind.Plain or TokenKind.Aspect;

    public bool IsRating => IsNumeric || IsWord;

    /// <summary>What is rated, praised or blamed.</summary>
    public bool IsSubject => Kind is TokenKind.Subject or TokenKind.Matter;

    /// <summary>Announces a rating.</summary>
    public bool IsGive => Kind is TokenKind.Give or TokenKind.WouldGive;

    /// <summary>Says nothing that would make a rating beside it mean something else.</summary>
    public bool IsLight => IsSubject || IsGive || Kind is TokenKind.Filler or TokenKind.Consent or TokenKind.Quoted or TokenKind.Link or TokenKind.All
        or TokenKind.Particle or TokenKind.Emoji or TokenKind.And
        || (Kind == TokenKind.Separator && (Marks & SeparatorMarks.Question) == 0);

    /// <summary>Not worth keeping as a comment.</summary>
    public bool IsSilent => IsSubject || IsGive || Kind is TokenKind.Separator or TokenKind.Consent or TokenKind.Quoted or TokenKind.Link or TokenKind.Particle
        or TokenKind.All or TokenKind.And;
}
