using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Communication.Sms;

/// <summary>Sends texts through a communication resource.</summary>
public class SmsClient
{
    private const string ApiVersion = "2021-03-07";
    private const string TokenScope = "https://communication.azure.com//.default";

    private readonly Uri _endpoint;
    private readonly HttpPipeline _pipeline;

    /// <exception cref="FormatException">The connection string lacks a part; the message names it.</exception>
    public SmsClient(string connectionString)
        : this(connectionString, new SmsClientOptions())
    {
    }

    /// <exception cref="FormatException">The connection string lacks a part; the message names it.</exception>
    public SmsClient(string connectionString, SmsClientOptions options)
        : this(CommunicationConnectionString.Parse(connectionString), options)
    {
    }

    public SmsClient(Uri endpoint, AzureKeyCredential keyCredential, SmsClientOptions? options = default)
        : this(endpoint, new HmacAuthenticationPolicy(keyCredential), options)
    {
    }

    public SmsClient(Uri endpoint, TokenCredential tokenCredential, SmsClientOptions? options = default)
        : this(endpoint, new BearerTokenAuthenticationPolicy(tokenCredential, TokenScope), options)
    {
    }

    private SmsClient(CommunicationConnectionString connection, SmsClientOptions options)
        : this(connection.Endpoint, new AzureKeyCredential(connection.AccessKey), options)
    {
    }

    private SmsClient(Uri endpoint, HttpPipelinePolicy authentication, SmsClientOptions? options)
    {
        _endpoint = endpoint;
        _pipeline = HttpPipelineBuilder.Build(options ?? new SmsClientOptions(), authentication);
    }

    /// <summary>Sends one text to one number.</summary>
    /// <exception cref="RequestFailedException">The service refused the whole request.</exception>
    public async Task<Response<SmsSendResult>> SendAsync(
        string from, string to, string message, SmsSendOptions? options = default, CancellationToken cancellationToken = default)
    {
        var response = await SendAsync(from, [to], message, options, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(response.Value[0], response.GetRawResponse());
    }

    /// <summary>Sends one text to each of up to 100 numbers. Retries of this call reach each of them once; a new call is a new text.</summary>
    /// <exception cref="RequestFailedException">The service refused the whole request.</exception>
    public async Task<Response<IReadOnlyList<SmsSendResult>>> SendAsync(
        string from, IEnumerable<string> to, string message, SmsSendOptions? options = default, CancellationToken cancellationToken = default)
    {
        using var post = _pipeline.CreateMessage();
        post.Request.Method = RequestMethod.Post;
        post.Request.Uri.Reset(_endpoint);
        post.Request.Uri.AppendPath("/sms", escape: false);
        post.Request.Uri.AppendQuery("api-version", ApiVersion);
        post.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        post.Request.Headers.Add(HttpHeader.Common.JsonContentType);
        post.Request.Content = RequestContent.Create(SmsJson.WriteRequest(from, to, message, options));
        await _pipeline.SendAsync(post, cancellationToken).ConfigureAwait(false);
        return post.Response.Status == 202
            ? Response.FromValue(SmsJson.ReadResults(post.Response.Content), post.Response)
            : throw new RequestFailedException(post.Response);
    }
}
