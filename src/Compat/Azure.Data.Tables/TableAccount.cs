using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The Table service of one account: sends requests and turns refusals into <see cref="RequestFailedException"/>.</summary>
internal sealed class TableAccount(Uri endpoint, string name, HttpPipelinePolicy authentication, TableClientOptions options)
{
    public const string Json = "application/json;odata=minimalmetadata";

    public static readonly StatusCodeClassifier Ok = new([200]);
    public static readonly StatusCodeClassifier OkOrMissing = new([200, 404]);
    public static readonly StatusCodeClassifier Accepted = new([202]);
    public static readonly StatusCodeClassifier Done = new([201, 204]);
    public static readonly StatusCodeClassifier DoneOrMissing = new([204, 404]);
    private static readonly StatusCodeClassifier DoneOrConflict = new([201, 204, 409]);

    private readonly HttpPipeline _pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
    {
        PerRetryPolicies = { authentication },
        RequestFailedDetailsParser = TableErrorParser.Instance,
    });

    public static (string Name, string Value) DataServiceVersion => ("DataServiceVersion", "3.0");

    public Uri Endpoint { get; } = endpoint;

    public string Name { get; } = name;

    public static Uri Join(Uri endpoint, string path) => new($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}");

    public Task<Response> GetAsync(
        string path,
        IEnumerable<(string Name, string? Value)> query,
        StatusCodeClassifier expected,
        CancellationToken cancellationToken)
    {
        var message = CreateMessage(RequestMethod.Get, path);
        message.Request.Headers.Add("Accept", Json);
        foreach (var (key, value) in query)
        {
            if (value is not null)
            {
                message.Request.Uri.AppendQuery(key, value, escapeValue: true);
            }
        }

        return SendAsync(message, expected, cancellationToken);
    }

    public Task<Response> SendAsync(EntityRequest request, StatusCodeClassifier expected, CancellationToken cancellationToken)
    {
        var message = CreateMessage(request.Method, request.Path);
        foreach (var (header, value) in request.Headers)
        {
            message.Request.Headers.Add(header, value);
        }

        if (!request.Json.IsEmpty)
        {
            message.Request.Content = RequestContent.Create(request.Json);
        }

        return SendAsync(message, expected, cancellationToken);
    }

    public Task<Response> SendTransactionAsync(IEnumerable<EntityRequest> requests, CancellationToken cancellationToken)
    {
        var (boundary, body) = TransactionContent.Write(Endpoint, requests);
        var message = CreateMessage(RequestMethod.Post, "$batch");
        message.Request.Headers.Add("Accept", "application/json");
        message.Request.Headers.Add("Content-Type", $"multipart/mixed; boundary={boundary}");
        message.Request.Content = RequestContent.Create(body);
        return SendAsync(message, Accepted, cancellationToken);
    }

    public async Task<Response<TableItem>> CreateTableIfNotExistsAsync(string table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        var message = CreateMessage(RequestMethod.Post, "Tables");
        message.Request.Headers.Add("Accept", Json);
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Headers.Add("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(new { TableName = table }));
        var response = await SendAsync(message, DoneOrConflict, cancellationToken);
        if (response.Status == 409 && new RequestFailedException(response) is var conflict && conflict.ErrorCode == TableErrorCode.TableBeingDeleted)
        {
            throw conflict;
        }

        return Response.FromValue(new TableItem(table), response);
    }

    public Task<Response> DeleteTableAsync(string table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        var message = CreateMessage(RequestMethod.Delete, $"Tables('{Uri.EscapeDataString(table)}')");
        message.Request.Headers.Add("Accept", "application/json");
        return SendAsync(message, DoneOrMissing, cancellationToken);
    }

    public static string? PageSize(int? size) => size?.ToString(CultureInfo.InvariantCulture);

    private HttpMessage CreateMessage(RequestMethod method, string path)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(Join(Endpoint, path));
        message.Request.Headers.Add("x-ms-version", options.VersionString);
        message.Request.Headers.Add(DataServiceVersion.Name, DataServiceVersion.Value);
        return message;
    }

    private async Task<Response> SendAsync(HttpMessage message, StatusCodeClassifier expected, CancellationToken cancellationToken)
    {
        using (message)
        {
            message.ResponseClassifier = expected;
            await _pipeline.SendAsync(message, cancellationToken);
            return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
        }
    }
}
