namespace KpiFunctions.Domain.Replies.Vocabulary;

/// <summary>What the vocabulary says of one expression.</summary>
/// <param name="Kind">Its section.</param>
/// <param name="Value">Its rating, 1 to 5, or any number of 0 to 99 for a numeral; 0 in sections without ratings.</param>
internal readonly record struct Phrase(TokenKind Kind, byte Value)
{
    /// <summary>False for a place in the middle of a phrase.</summary>
    public bool IsKnown => Kind != TokenKind.Other;
}
