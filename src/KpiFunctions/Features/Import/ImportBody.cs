using System.Buffers;
using System.Text;
using System.Text.Unicode;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Import;

/// <summary>
/// A body as UTF-8, whatever encoding it comes in, as far as it is sound. It is handed on in whole parts only: when a byte cannot be decoded, the
/// body ends with the part before the one that has it, and <see cref="Fault"/> says where. So what is read of it before is really read.
/// </summary>
/// <remarks>
/// Nothing is guessed: a byte order mark decides; without one it is UTF-8 until a byte is none, and from there GB18030 if all before it was ASCII,
/// which is the same in both. Line breaks are no part of any longer sequence of bytes in either, so lines can be told before they are decoded.
/// </remarks>
/// <param name="inner">Where the bytes come from.</param>
/// <param name="end">The byte that ends a part: a line feed, or the brace that ends an object of a JSON array.</param>
internal sealed class ImportBody(Stream inner, byte end) : Stream
{
    /// <summary>Bytes that a part may have.</summary>
    private const int LongestPart = 1024 * 1024;

    private const int BlockSize = 64 * 1024;

    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private readonly ArrayBufferWriter<byte> _sound = new(BlockSize);
    private byte[] _raw = new byte[BlockSize];
    private int _rawCount;
    private int _soundRead;
    private Encoding? _encoding;
    private bool _isAscii = true;
    private bool _begun;
    private bool _ended;
    private int _parts;

    /// <summary>Why the body ends before its end; <see langword="null"/> when it does not.</summary>
    public Exception? Fault { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first line, which is read again afterwards; empty for an empty body.</summary>
    public async Task<string> PeekLineAsync(CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken);
        var sound = _sound.WrittenSpan[_soundRead..];
        var line = sound.IndexOf((byte)'\n');
        return Encoding.UTF8.GetString(line < 0 ? sound : sound[..line]).TrimEnd('\r');
    }

    /// <summary>Goes past the first line.</summary>
    public void SkipLine()
    {
        var line = _sound.WrittenSpan[_soundRead..].IndexOf((byte)'\n');
        _soundRead = line < 0 ? _sound.WrittenCount : _soundRead + line + 1;
    }

    /// <summary>To be called when everything has been read.</summary>
    public void ThrowIfBroken()
    {
        if (Fault is not null)
        {
            throw Fault;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await FillAsync(cancellationToken);
        var sound = _sound.WrittenMemory[_soundRead..];
        if (end == '}' && sound.Span.IndexOf(end) is >= 0 and var brace)
        {
            // One object at a time, because a parser that meets a mistake drops what it has read together with it.
            sound = sound[..(brace + 1)];
        }

        var count = Math.Min(buffer.Length, sound.Length);
        sound[..count].CopyTo(buffer);
        _soundRead += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        while (_soundRead == _sound.WrittenCount && !_ended)
        {
            _sound.ResetWrittenCount();
            _soundRead = 0;
            var count = await ReadBlockAsync(cancellationToken);
            if (count > 0 && !_begun && _rawCount < 4)
            {
                continue; // Too little to tell a byte order mark.
            }

            Begin();
            Take(isLast: count == 0);
            _ended |= count == 0 || Fault is not null;
        }
    }

    private async ValueTask<int> ReadBlockAsync(CancellationToken cancellationToken)
    {
        if (_rawCount == _raw.Length)
        {
            Array.Resize(ref _raw, _raw.Length * 2);
        }

        try
        {
            var count = await inner.ReadAsync(_raw.AsMemory(_rawCount), cancellationToken);
            _rawCount += count;
            return count;
        }
        catch (BodyTooLargeException tooLarge)
        {
            Fault = tooLarge;
            return 0;
        }
    }

    private void Begin()
    {
        if (_begun)
        {
            return;
        }

        _begun = true;
        var mark = _raw.AsSpan(0, _rawCount);
        if (mark.StartsWith("PK\u0003\u0004"u8))
        {
            Refuse("The body is an XLSX workbook. Send it with the header Content-Type: " + ImportRequest.WorkbookType + ".");
        }
        else if (mark.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            Refuse("The body is a workbook of the old format or with a password. Save it as XLSX without a password, or as \"CSV UTF-8\", and send that.");
        }
        else if (mark.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            (_encoding, _isAscii) = (null, false);
            Drop(3);
        }
        else if (mark.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || mark.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            _encoding = new UnicodeEncoding(bigEndian: mark[0] == 0xFE, byteOrderMark: false, throwOnInvalidBytes: true);
            Drop(2);
        }
    }

    /// <summary>Hands on the whole parts of what was read; the rest waits for more.</summary>
    private void Take(bool isLast)
    {
        if (Fault is not null && Fault is not BodyTooLargeException)
        {
            return;
        }

        var block = _raw.AsSpan(0, _rawCount);
        var whole = isLast && Fault is null ? block.Length : LastEnd(block) + 1;
        if (whole == 0 && block.Length > LongestPart)
        {
            Refuse($"{Place()} is longer than {LongestPart / 1024} KiB; break it into lines.");
            return;
        }

        Decode(block[..whole]);
        Drop(whole);
    }

    private void Decode(ReadOnlySpan<byte> block)
    {
        if (TryDecode(block))
        {
            return;
        }

        while (block.Length > 0 && Fault is null)
        {
            var length = FirstEnd(block) + 1;
            var part = length == 0 ? block : block[..length];
            if (!TryDecode(part) && !TrySwitch(part))
            {
                Refuse($"{Place()} cannot be read: it is neither UTF-8 nor, as a whole, GB18030 or UTF-16 with a byte order mark. Save the file as \"CSV UTF-8\" and send it again.");
            }

            block = block[part.Length..];
        }
    }

    private bool TryDecode(ReadOnlySpan<byte> part)
    {
        if (_encoding is null)
        {
            if (!Utf8.IsValid(part) || part.Contains((byte)0))
            {
                return false;
            }

            _isAscii = _isAscii && Ascii.IsValid(part);
            _sound.Write(part);
            _parts += part.Count(end);
            return true;
        }

        try
        {
            var text = _encoding.GetString(part);
            _parts += text.AsSpan().Count((char)end);
            Encoding.UTF8.GetBytes(text, _sound);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private bool TrySwitch(ReadOnlySpan<byte> part)
    {
        var first = part.IndexOfAnyExceptInRange((byte)1, (byte)127);
        if (_encoding is not null || !_isAscii || end != '\n' || first < 0 || part[first] == 0 || Rune.DecodeFromUtf8(part[first..], out _, out _) == OperationStatus.Done)
        {
            return false;
        }

        _encoding = Gb18030;
        if (TryDecode(part))
        {
            return true;
        }

        _encoding = null;
        return false;
    }

    private int LastEnd(ReadOnlySpan<byte> block)
    {
        if (_encoding is not UnicodeEncoding)
        {
            return block.LastIndexOf(end);
        }

        for (var i = (block.Length & ~1) - 2; i >= 0; i -= 2)
        {
            if (IsWideEnd(block, i))
            {
                return i + 1;
            }
        }

        return -1;
    }

    private int FirstEnd(ReadOnlySpan<byte> block)
    {
        if (_encoding is not UnicodeEncoding)
        {
            return block.IndexOf(end);
        }

        for (var i = 0; i + 1 < block.Length; i += 2)
        {
            if (IsWideEnd(block, i))
            {
                return i + 1;
            }
        }

        return -1;
    }

    private bool IsWideEnd(ReadOnlySpan<byte> block, int i) =>
        ((UnicodeEncoding)_encoding!).CodePage == 1200 ? block[i] == end && block[i + 1] == 0 : block[i] == 0 && block[i + 1] == end;

    private string Place() => end == '}' ? "A record" : $"Line {_parts + 1}";

    private void Refuse(string problem) => Fault = new ImportFormatException(_parts + 1, problem);

    private void Drop(int count)
    {
        _raw.AsSpan(count, _rawCount - count).CopyTo(_raw);
        _rawCount -= count;
    }
}
