using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Features.Webhooks;

/// <summary>A push as it came.</summary>
/// <param name="Address">The address that the provider called, its query included, as the outside knows it.</param>
internal sealed record PushedRequest(ReadOnlyMemory<byte> Body, string Address, IQueryCollection Query, IHeaderDictionary Headers)
{
    /// <param name="publicUrl">How the outside names this app; <see langword="null"/>: as the request does.</param>
    /// <exception cref="ProblemException">The body is too large.</exception>
    internal static async Task<PushedRequest> ReadAsync(HttpRequest request, Uri? publicUrl, CancellationToken cancellationToken)
    {
        var body = await Foundation.Http.Body.ReadBytesAsync(request, cancellationToken);
        var host = publicUrl?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";
        return new PushedRequest(body, $"{host}{request.PathBase}{request.Path}{request.QueryString}", request.Query, request.Headers);
    }
}
