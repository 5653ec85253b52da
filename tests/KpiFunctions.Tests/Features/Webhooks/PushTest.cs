using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using KpiFunctions.Features.Webhooks;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Tests.Features.Webhooks;

/// <summary>The app with providers that push, called as a host calls it; the storage stops answering when a test says so.</summary>
public abstract class PushTest : AppTest
{
    private readonly Outage _outage;

    /// <param name="settings">Of the section Webhooks and whatever else, as configuration names them.</param>
    protected PushTest(AzuriteFixture azurite, IReadOnlyDictionary<string, string?> settings)
        : this(azurite, settings, new Outage())
    {
    }

    private PushTest(AzuriteFixture azurite, IReadOnlyDictionary<string, string?> settings, Outage outage)
        : base(azurite, services => services
            .AddSingleton(Options.Create(OptionsOf(settings)))
            .AddSingleton<HttpPipelinePolicy>(outage)
            .AddSingleton<IHostApplicationLifetime, ApplicationLifetime>()) => _outage = outage;

    protected bool StorageAnswers
    {
        set => _outage.Answers = value;
    }

    protected static WebhookOptions OptionsOf(IReadOnlyDictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(WebhookOptions.Section).Get<WebhookOptions>()!;

    protected Task<ApiAnswer> ReplyPushAsync(string provider, string body, string query = "", params (string Name, string Value)[] headers) =>
        PushAsync(nameof(ReceiveRepliesEndpoint), $"/api/sms/replies/{provider}", provider, body, query, headers);

    protected Task<ApiAnswer> ReportPushAsync(string provider, string body, string query = "", params (string Name, string Value)[] headers) =>
        PushAsync(nameof(ReceiveReportsEndpoint), $"/api/sms/reports/{provider}", provider, body, query, headers);

    /// <summary>The events that wait in a queue.</summary>
    protected async Task<IReadOnlyList<string>> RepliesAsync() => [.. await TakeAsync(Get<Queues>().SmsReceived.Client)];

    /// <inheritdoc cref="RepliesAsync"/>
    protected async Task<IReadOnlyList<string>> ReportsAsync() => [.. await TakeAsync(Get<Queues>().SmsReports.Client)];

    private async Task<ApiAnswer> PushAsync(string function, string path, string provider, string body, string query, (string Name, string Value)[] headers)
    {
        var http = new DefaultHttpContext { RequestServices = Get<IServiceProvider>() };
        http.Request.Method = HttpMethods.Post;
        http.Request.Path = path;
        http.Request.QueryString = new QueryString(query);
        http.Request.RouteValues["provider"] = provider;
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        foreach (var (name, value) in headers)
        {
            http.Request.Headers[name] = value;
        }

        using var answer = new MemoryStream();
        http.Response.Body = answer;
        await HttpFunction.All.Single(f => f.Name == function).AnswerAsync(Get<IServiceProvider>(), http);
        return new ApiAnswer(http.Response.StatusCode, http.Response.ContentType, Encoding.UTF8.GetString(answer.ToArray()));
    }

    private sealed class Outage : HttpPipelinePolicy
    {
        internal bool Answers { get; set; } = true;

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            Answers ? ProcessNextAsync(message, pipeline) : throw new RequestFailedException(503, "busy");
    }
}
