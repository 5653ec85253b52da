using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The answer to one action of a transaction.</summary>
internal sealed class TransactionPartResponse : Response
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    private TransactionPartResponse(int status, string reasonPhrase) => (Status, ReasonPhrase) = (status, reasonPhrase);

    public override int Status { get; }

    public override string ReasonPhrase { get; }

    public override bool IsError => Status >= 400;

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = "";

    public static TransactionPartResponse Parse(string part)
    {
        using var reader = new StringReader(part[part.IndexOf("HTTP/1.1 ", StringComparison.Ordinal)..]);
        var statusLine = reader.ReadLine()!.Split(' ', 3);
        var response = new TransactionPartResponse(int.Parse(statusLine[1], CultureInfo.InvariantCulture), statusLine.ElementAtOrDefault(2) ?? "");
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var header = line.Split(':', 2, StringSplitOptions.TrimEntries);
            response._headers[header[0]] = header.ElementAtOrDefault(1) ?? "";
        }

        response.ContentStream = BinaryData.FromString(reader.ReadToEnd().Trim()).ToStream();
        return response;
    }

    public override void Dispose()
    {
        // The content is in memory and stays readable, like that of every buffered response.
    }

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => _headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = _headers.TryGetValue(name, out var value) ? [value] : null;
        return values is not null;
    }

    protected override bool ContainsHeader(string name) => _headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers.Select(header => new HttpHeader(header.Key, header.Value));
}
