using System.Net;
using Microsoft.Extensions.Http;
using Polly;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Polly policies to the clients of <see cref="IHttpClientFactory"/>; the first added is the outermost.</summary>
public static class PollyHttpClientBuilderExtensions
{
    /// <summary>One policy, and its state, for all requests of the client.</summary>
    public static IHttpClientBuilder AddPolicyHandler(this IHttpClientBuilder builder, IAsyncPolicy<HttpResponseMessage> policy) =>
        builder.AddHttpMessageHandler(() => new PolicyHttpMessageHandler(policy));

    /// <summary>A policy chosen for each request.</summary>
    public static IHttpClientBuilder AddPolicyHandler(
        this IHttpClientBuilder builder, Func<IServiceProvider, HttpRequestMessage, IAsyncPolicy<HttpResponseMessage>> policySelector) =>
        builder.AddHttpMessageHandler(services => new PolicyHttpMessageHandler(request => policySelector(services, request)));

    /// <summary>One policy that already handles what may pass by itself: no connection, 5xx, 408.</summary>
    public static IHttpClientBuilder AddTransientHttpErrorPolicy(
        this IHttpClientBuilder builder, Func<PolicyBuilder<HttpResponseMessage>, IAsyncPolicy<HttpResponseMessage>> configurePolicy) =>
        builder.AddPolicyHandler(configurePolicy(Policy<HttpResponseMessage>.Handle<HttpRequestException>().OrResult(IsTransient)));

    private static bool IsTransient(HttpResponseMessage response) =>
        response.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout;
}
