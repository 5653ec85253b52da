using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace KpiFunctions.Worker.Tests.Invocations;

/// <summary>
/// The body of an import that has begun and does not come to an end. The request asks first whether its body is wanted, so once the body is
/// asked for it is certain that the function reads it.
/// </summary>
internal sealed class SlowUpload : HttpContent
{
    private readonly TaskCompletionSource _wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SlowUpload() => Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");

    /// <summary>Completes when the function reads the body.</summary>
    public Task Wanted => _wanted.Task;

    /// <summary>An import with this body.</summary>
    public HttpRequestMessage Request()
    {
        var request = Hosting.Requests.Request(HttpMethod.Post, "/api/work-orders", this);
        request.Headers.ExpectContinue = true;
        return request;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _wanted.TrySetResult();
        await stream.WriteAsync(Encoding.UTF8.GetBytes("""{"storeId":"nowhere","workOrderId":"1","staffId":"1"}""" + "\n"), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
