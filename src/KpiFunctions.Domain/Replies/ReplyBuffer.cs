using System.Buffers;

namespace KpiFunctions.Domain.Replies;

/// <summary>Rented memory for reading one message, so that reading allocates nothing but its result.</summary>
internal readonly ref struct ReplyBuffer : IDisposable
{
    private readonly char[] characters;
    private readonly int[] origins;
    private readonly ReplyToken[] tokens;

    /// <param name="length">Of the message. A token has at least one character, so this bounds the tokens too.</param>
    public ReplyBuffer(int length)
    {
        characters = ArrayPool<char>.Shared.Rent(length);
        origins = ArrayPool<int>.Shared.Rent(length);
        tokens = ArrayPool<ReplyToken>.Shared.Rent(length);
    }

    public Span<char> Characters => characters;

    public Span<int> Origins => origins;

    public Span<ReplyToken> Tokens => tokens;

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(characters, clearArray: true);
        ArrayPool<int>.Shared.Return(origins);
        ArrayPool<ReplyToken>.Shared.Return(tokens);
    }
}
