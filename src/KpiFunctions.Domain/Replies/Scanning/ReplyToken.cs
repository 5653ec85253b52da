using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies.Scanning;

/// <summary>A piece of a normalised message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last.</param>
/// <param name="Value">The rating of a number, word or row of stars; of a separator, its <see cref="SeparatorMarks"/>.</param>
internal readonly record struct ReplyToken(TokenKind Kind, int Start, int End, int Value)
{
    private const ulong LightKinds =
        (1UL << (int)TokenKind.Subject) | (1UL << (int)TokenKind.Matter) | (1UL << (int)TokenKind.Give) | (1UL << (int)TokenKind.WouldGive)
        | (1UL << (int)TokenKind.Filler) | (1UL << (int)TokenKind.Consent) | (1UL << (int)TokenKind.Quoted) | (1UL << (int)TokenKind.Link)
        | (1UL << (int)TokenKind.All) | (1UL << (int)TokenKind.Particle) | (1UL << (int)TokenKind.Emoji) | (1UL << (int)TokenKind.And);

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
    public bool IsLight => (LightKinds & (1UL << (int)Kind)) != 0 || (Kind == TokenKind.Separator && (Marks & SeparatorMarks.Question) == 0);

    /// <summary>Not worth keeping as a comment.</summary>
    public bool IsSilent => IsSubject || IsGive || Kind is TokenKind.Separator or TokenKind.Consent or TokenKind.Quoted or TokenKind.Link or TokenKind.Particle
        or TokenKind.All or TokenKind.And;
}
