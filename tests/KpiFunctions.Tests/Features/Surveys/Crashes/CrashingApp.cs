using System.Text;
using System.Text.Json;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.Replies;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Features.Webhooks;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Sms.Acs;
using KpiFunctions.Foundation.Sms.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace KpiFunctions.Tests.Features.Surveys.Crashes;

/// <summary>One instance of the whole app with the real gateway, all of whose steps can be its last.</summary>
internal sealed class CrashingApp : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="provider">Settings of the provider that takes the texts.</param>
    /// <param name="queued">Hears what is put into which queue, and for how long it is hidden there.</param>
    public CrashingApp(string storage, string prefix, IReadOnlyDictionary<string, string?> provider, TimeProvider clock, Action<string, string, TimeSpan> queued)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(OwnSettings.On(storage, prefix))
            .AddInMemoryCollection([new("Surveys:MostAttempts", "10")]) // Here one attempt in some dozen ends before its call; giving up would be counted as a lost survey.
            .AddInMemoryCollection(provider)
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(clock);
        services.AddSingleton<HttpPipelinePolicy>(new KillSwitch.StoragePolicy(queued));
        services.AddKpiFunctions(configuration);
        services.AddSingleton<ISmsGateway>(p => new KillSwitch.Gateway(
            provider["Sms:Gateway"] == SmsGatewayNames.Http ? ActivatorUtilities.CreateInstance<HttpSmsGateway>(p) : ActivatorUtilities.CreateInstance<AcsSmsGateway>(p)));
        _services = services.BuildServiceProvider();
    }

    public static string ReportEvent(string tag, string messageId, string status) => JsonSerializer.Serialize(new
    {
        id = Guid.NewGuid(),
        source = "/x",
        specversion = "1.0",
        type = "Microsoft.Communication.SMSDeliveryReportReceived",
        data = new { messageId, deliveryStatus = status, tag },
    });

    public static string ReplyEvent(string text, string from, string messageId, Instant receivedAt) => JsonSerializer.Serialize(new
    {
        id = Guid.NewGuid(),
        source = "/x",
        specversion = "1.0",
        type = "Microsoft.Communication.SMSReceived",
        data = new { messageId, from, message = text, receivedTimestamp = receivedAt.ToDateTimeOffset() },
    });

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task StartAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
        {
            await service.StartingAsync(CancellationToken.None);
        }

        await Get<SchemeStore>().TryAddAsync(TestScheme.Scheme, CancellationToken.None);
        await Get<StoreDirectory>().SaveAsync(
            new Store
            {
                Id = StoreId.Parse("S1"),
                Name = "Pudong service centre",
                Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"],
                Locale = "zh-CN",
                SchemeId = TestScheme.Scheme.Id,
                StartsOn = new LocalDate(2026, 9, 1),
            },
            CancellationToken.None);
    }

    public async Task ImportAsync(string csv)
    {
        var report = new ImportReport();
        var rows = ImportParser.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), ImportFormat.Csv, WorkOrderParser.Columns, CancellationToken.None);
        await Get<WorkOrderImport>().ImportAsync(rows, new Caller("test", Role.Ingest, [], null) { IsEverywhere = true }, report, CancellationToken.None);
    }

    public Task SendAsync(string message) => new SendSurveyWorker(Get<SurveySender>(), Get<DeadLetterStore>()).Run(message, CancellationToken.None);

    public Task RecordAsync(string message) => new RecordDeliveryWorker(Get<DeliveryEvents>()).Run(message, CancellationToken.None);

    public Task IngestAsync(string message) => new IngestReplyWorker(Get<ReplyEvents>()).Run(message, CancellationToken.None);

    /// <summary>A push of the provider, to be repeated when this does not come to its end.</summary>
    /// <param name="endpoint">The function that takes it.</param>
    public async Task PushAsync(string endpoint, string body)
    {
        var http = new DefaultHttpContext { RequestServices = _services };
        http.Request.QueryString = new QueryString($"?key={OwnSettings.PushKey}");
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        var answer = await Get<PushIntake>().TakeAsync(endpoint, http.Request, "provider", CancellationToken.None);
        Assert.Equal(200, ((IStatusCodeHttpResult)answer).StatusCode);
    }

    public async Task CleanUpAsync()
    {
        foreach (var table in Get<Tables>().All)
        {
            await Get<TableServiceClient>().DeleteTableAsync(table.Name);
        }

        foreach (var queue in Get<Queues>().All)
        {
            await queue.Client.DeleteIfExistsAsync();
            await queue.Poison.DeleteIfExistsAsync();
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
