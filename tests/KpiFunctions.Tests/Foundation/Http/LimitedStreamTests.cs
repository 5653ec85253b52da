using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Tests.Foundation.Http;

public sealed class LimitedStreamTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(99_999)]
    [InlineData(100_000)]
    public async Task A_body_up_to_the_limit_is_read_to_its_end(int length)
    {
        var body = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        Assert.Equal(body, await ReadAsync(body, 100_000));
    }

    [Fact]
    public async Task One_byte_more_is_too_many()
    {
        var tooLarge = await Assert.ThrowsAsync<BodyTooLargeException>(() => ReadAsync(new byte[(2 * 1024 * 1024) + 1], 2 * 1024 * 1024));
        Assert.Contains("larger than 2 MiB", tooLarge.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_stops_soon_after_the_limit_however_long_the_body_is()
    {
        var endless = new EndlessStream();
        await Assert.ThrowsAsync<BodyTooLargeException>(() => new LimitedStream(endless, 1000).CopyToAsync(Stream.Null, 100));
        Assert.InRange(endless.BytesRead, 1001, 1100);
    }

    [Fact]
    public async Task A_limit_is_told_of_parts_that_come_one_after_another()
    {
        using var stream = new LimitedStream(new MemoryStream(new byte[30]), 20);
        var buffer = new byte[8];
        Assert.Equal(8, await stream.ReadAsync(buffer));
        Assert.Equal(8, await stream.ReadAsync(buffer));
        await Assert.ThrowsAsync<BodyTooLargeException>(() => stream.ReadAsync(buffer, 0, buffer.Length));
    }

    private static async Task<byte[]> ReadAsync(byte[] body, long limit)
    {
        using var copy = new MemoryStream();
        await new LimitedStream(new MemoryStream(body), limit).CopyToAsync(copy);
        return copy.ToArray();
    }
}
