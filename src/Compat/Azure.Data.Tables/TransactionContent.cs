using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>The multipart body of a transaction: one change set with one HTTP request per action, and its answer.</summary>
internal static class TransactionContent
{
    /// <summary>The body, with the boundary that its Content-Type header must name.</summary>
    public static (string Boundary, BinaryData Body) Write(Uri endpoint, IEnumerable<EntityRequest> requests)
    {
        var boundary = $"batch_{Guid.NewGuid()}";
        var changeset = $"changeset_{Guid.NewGuid()}";
        using var body = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        body.WriteLine($"--{boundary}");
        body.WriteLine($"Content-Type: multipart/mixed; boundary={changeset}");
        body.WriteLine();
        foreach (var (id, request) in requests.Index())
        {
            body.WriteLine($"--{changeset}");
            body.WriteLine("Content-Type: application/http");
            body.WriteLine("Content-Transfer-Encoding: binary");
            body.WriteLine($"Content-ID: {id}");
            body.WriteLine();
            body.WriteLine($"{request.Method.Method} {TableAccount.Join(endpoint, request.Path).AbsoluteUri} HTTP/1.1");
            foreach (var (name, value) in request.Headers.Append(TableAccount.DataServiceVersion))
            {
                body.WriteLine($"{name}: {value}");
            }

            body.WriteLine();
            body.WriteLine(Encoding.UTF8.GetString(request.Json.Span));
        }

        body.WriteLine($"--{changeset}--");
        body.WriteLine($"--{boundary}--");
        return (boundary, BinaryData.FromString(body.ToString()));
    }

    /// <summary>The answer to each action; a refused transaction has one answer only, that of the refused action.</summary>
    public static IReadOnlyList<TransactionPartResponse> Read(Response response)
    {
        const string boundaryKey = "boundary=";
        var body = response.Content.ToString();
        var start = body.IndexOf(boundaryKey, StringComparison.Ordinal) + boundaryKey.Length;
        var boundary = body[start..body.IndexOfAny(['\r', '\n'], start)].Trim('"');
        return [.. body[start..]
            .Split("--" + boundary)
            .Where(part => part.Contains("HTTP/1.1 ", StringComparison.Ordinal))
            .Select(TransactionPartResponse.Parse)];
    }
}
