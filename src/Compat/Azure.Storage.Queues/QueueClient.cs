using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues.Models;
using Azure.Storage.Queues.Storage;

namespace Azure.Storage.Queues;

/// <summary>One storage queue. Every failure is a <see cref="RequestFailedException"/> with the service's status and error code.</summary>
public class QueueClient
{
    private const string ServiceVersion = "2025-11-05";

    private readonly HttpPipeline _pipeline;
    private readonly QueueMessageXml _xml;

    /// <exception cref="FormatException">The connection string lacks a part; the message names it.</exception>
    public QueueClient(string connectionString, string queueName, QueueClientOptions? options)
        : this(StorageConnectionString.Parse(connectionString), queueName, options ?? new QueueClientOptions())
    {
    }

    private QueueClient(StorageConnectionString connection, string queueName, QueueClientOptions options)
        : this(options.Build(new StorageSharedKeyPolicy(connection.Credential)), connection.QueueEndpoint, queueName, options.MessageEncoding)
    {
    }

    internal QueueClient(HttpPipeline pipeline, Uri serviceUri, string queueName, QueueMessageEncoding encoding)
    {
        _pipeline = pipeline;
        _xml = new QueueMessageXml(encoding);
        Name = queueName;
        Uri = new Uri($"{serviceUri.AbsoluteUri.TrimEnd('/')}/{queueName}");
    }

    public string Name { get; }

    public Uri Uri { get; }

    /// <returns>The response that created the queue, or null when it was there already.</returns>
    public async Task<Response?> CreateIfNotExistsAsync(IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default)
    {
        using var message = CreateMessage(RequestMethod.Put, "");
        foreach (var (name, value) in metadata ?? new Dictionary<string, string>())
        {
            message.Request.Headers.Add($"x-ms-meta-{name}", value);
        }

        try
        {
            var response = await SendAsync(message, cancellationToken).ConfigureAwait(false);
            return response.Status == 204 ? null : response;
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueAlreadyExists)
        {
            return null;
        }
    }

    /// <returns>False when there was no such queue.</returns>
    public async Task<Response<bool>> DeleteIfExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = CreateMessage(RequestMethod.Delete, "");
        try
        {
            return Response.FromValue(true, await SendAsync(message, cancellationToken).ConfigureAwait(false));
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return Response.FromValue(false, e.GetRawResponse()!);
        }
    }

    public async Task<Response<QueueProperties>> GetPropertiesAsync(CancellationToken cancellationToken = default)
    {
        using var message = CreateMessage(RequestMethod.Get, "", ("comp", "metadata"));
        var response = await SendAsync(message, cancellationToken).ConfigureAwait(false);
        var count = response.Headers.TryGetValue("x-ms-approximate-messages-count", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        return Response.FromValue(new QueueProperties(count), response);
    }

    public async Task<Response> ClearMessagesAsync(CancellationToken cancellationToken = default)
    {
        using var message = CreateMessage(RequestMethod.Delete, "/messages");
        return await SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="SendMessageAsync(BinaryData, TimeSpan?, TimeSpan?, CancellationToken)"/>
    public Task<Response<SendReceipt>> SendMessageAsync(
        string messageText, TimeSpan? visibilityTimeout = default, TimeSpan? timeToLive = default, CancellationToken cancellationToken = default) =>
        SendMessageAsync(new BinaryData(messageText), visibilityTimeout, timeToLive, cancellationToken);

    /// <param name="message">The body.</param>
    /// <param name="visibilityTimeout">How long the message stays hidden, whole seconds, at most 7 days; 0 by default.</param>
    /// <param name="timeToLive">Whole seconds, or -1 second for no end; 7 days by default.</param>
    /// <param name="cancellationToken">Stops the call and its retries.</param>
    public async Task<Response<SendReceipt>> SendMessageAsync(
        BinaryData message, TimeSpan? visibilityTimeout = default, TimeSpan? timeToLive = default, CancellationToken cancellationToken = default)
    {
        using var post = CreateMessage(
            RequestMethod.Post, "/messages", ("visibilitytimeout", Seconds(visibilityTimeout)), ("messagettl", Seconds(timeToLive)));
        SetBody(post, message);
        var response = await SendAsync(post, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(QueueMessageXml.ReadReceipt(response), response);
    }

    /// <summary>Takes up to <paramref name="maxMessages"/> messages (1 to 32, 1 by default) and hides them for <paramref name="visibilityTimeout"/> (1 s to 7 days, 30 s by default).</summary>
    /// <exception cref="FormatException">Base64 is set and a body is not Base64.</exception>
    public async Task<Response<QueueMessage[]>> ReceiveMessagesAsync(
        int? maxMessages = default, TimeSpan? visibilityTimeout = default, CancellationToken cancellationToken = default)
    {
        using var message = CreateMessage(
            RequestMethod.Get, "/messages", ("numofmessages", Number(maxMessages)), ("visibilitytimeout", Seconds(visibilityTimeout)));
        var response = await SendAsync(message, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(_xml.ReadMessages(response), response);
    }

    /// <summary>Looks at up to <paramref name="maxMessages"/> visible messages (1 to 32, 1 by default) without taking them.</summary>
    /// <exception cref="FormatException">Base64 is set and a body is not Base64.</exception>
    public async Task<Response<PeekedMessage[]>> PeekMessagesAsync(int? maxMessages = default, CancellationToken cancellationToken = default)
    {
        using var message = CreateMessage(RequestMethod.Get, "/messages", ("peekonly", "true"), ("numofmessages", Number(maxMessages)));
        var response = await SendAsync(message, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(_xml.ReadPeekedMessages(response), response);
    }

    public async Task<Response> DeleteMessageAsync(string messageId, string popReceipt, CancellationToken cancellationToken = default)
    {
        using var message = CreateMessage(RequestMethod.Delete, $"/messages/{messageId}", ("popreceipt", popReceipt));
        return await SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Hides a received message for another <paramref name="visibilityTimeout"/> (0 shows it at once) and replaces its body unless <paramref name="messageText"/> is null.</summary>
    public Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId, string popReceipt, string? messageText = null, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        UpdateMessageAsync(messageId, popReceipt, messageText is null ? null : new BinaryData(messageText), visibilityTimeout, cancellationToken);

    /// <inheritdoc cref="UpdateMessageAsync(string, string, string?, TimeSpan, CancellationToken)"/>
    public async Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId, string popReceipt, BinaryData? message, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default)
    {
        using var put = CreateMessage(
            RequestMethod.Put, $"/messages/{messageId}", ("popreceipt", popReceipt), ("visibilitytimeout", Seconds(visibilityTimeout)));
        if (message is not null)
        {
            SetBody(put, message);
        }

        var response = await SendAsync(put, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(UpdateReceipt.From(response.Headers), response);
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Seconds(TimeSpan? span) => Number((int?)span?.TotalSeconds);

    private void SetBody(HttpMessage message, BinaryData body)
    {
        message.Request.Headers.Add(HttpHeader.Names.ContentType, "application/xml");
        message.Request.Content = RequestContent.Create(_xml.Write(body));
    }

    private HttpMessage CreateMessage(RequestMethod method, string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(Uri);
        message.Request.Uri.AppendPath(path, escape: false);
        foreach (var (name, value) in query)
        {
            if (value is not null)
            {
                message.Request.Uri.AppendQuery(name, value, escapeValue: true);
            }
        }

        message.Request.Headers.Add("x-ms-version", ServiceVersion);
        message.Request.Headers.Add(HttpHeader.Names.Accept, "application/xml");
        return message;
    }

    private async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
    }
}
