using System.Net;

namespace KpiFunctions.Tests.Compat.Tables;

/// <summary>Answers every request with 204 and keeps the last one.</summary>
internal sealed class RecordingHandler : HttpMessageHandler
{
    public HttpRequestMessage? Request { get; private set; }

    public string Header(string name) => string.Join(',', Request!.Headers.GetValues(name));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Request = request;
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent));
    }
}
