using System.Buffers;

namespace KpiFunctions.Domain.Replies.Scanning;

/// <summary>Rented memory for reading one message, so that reading allocates nothing but its result.</summary>
internal readonly ref struct ReplyBuffer : IDisposable
{
    private readonly char[] _characters;
    private readonly int[] _origins;
    private readonly ReplyToken[] _tokens;

    /// <param name="length">Of the message. A token has at least one character, so this bounds the tokens too.</param>
    public ReplyBuffer(int length)
    {
        _characters = ArrayPool<char>.Shared.Rent(length);
        _origins = ArrayPool<int>.Shared.Rent(length);
        _tokens = ArrayPool<ReplyToken>.Shared.Rent(length);
    }

    public Span<char> Characters => _characters;

    public Span<int> Origins => _origins;

    public Span<ReplyToken> Tokens => _tokens;

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_characters, clearArray: true);
        ArrayPool<int>.Shared.Return(_origins);
        ArrayPool<ReplyToken>.Shared.Return(_tokens);
    }
}
