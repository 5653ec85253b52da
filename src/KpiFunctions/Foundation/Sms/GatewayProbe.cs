using Microsoft.Extensions.Options;

namespace KpiFunctions.Foundation.Sms;

/// <summary>Whether the SMS provider answers at all. Its front page is asked for, without a key: whatever it says, it is there, and no text leaves.</summary>
internal sealed class GatewayProbe(IHttpClientFactory clients, IOptions<SmsOptions> options)
{
    /// <summary>A client without retries.</summary>
    internal const string HttpClient = "sms-probe";

    internal async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        if (AddressOf(options.Value) is { } address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(address, "/"));
            using var answer = await clients.CreateClient(HttpClient).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }

        return null;
    }

    private static Uri? AddressOf(SmsOptions options) => options.Gateway switch
    {
        SmsGatewayNames.Acs => options.Acs.Endpoint ?? EndpointOf(options.Acs.ConnectionString!),
        SmsGatewayNames.Http => options.Http.Url,
        _ => null,
    };

    private static Uri EndpointOf(string connection) =>
        new(connection.Split(';').Select(part => part.Split('=', 2)).First(part => part[0].Trim().Equals("endpoint", StringComparison.OrdinalIgnoreCase))[1]);
}
