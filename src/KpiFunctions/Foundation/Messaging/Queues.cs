using System.Text.Json;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>The product's queues. Names come from the settings that the triggers use too.</summary>
public sealed class Queues(QueueServiceClient service, IConfiguration configuration)
{
    /// <summary>Added to a queue's name for the messages that failed too often; the Functions host chose it.</summary>
    public const string PoisonSuffix = "-poison";

    public MessageQueue SurveySend { get; } = Queue(service, configuration, "SurveySendQueue");

    public MessageQueue SmsReceived { get; } = Queue(service, configuration, "SmsReceivedQueue");

    public MessageQueue SmsReports { get; } = Queue(service, configuration, "SmsReportsQueue");

    public MessageQueue RaiseCalls { get; } = Queue(service, configuration, "RaiseCallsQueue");

    public MessageQueue ScoreStore { get; } = Queue(service, configuration, "ScoreStoreQueue");

    public MessageQueue Appeals { get; } = Queue(service, configuration, "AppealsQueue");

    public IEnumerable<MessageQueue> All => [SurveySend, SmsReceived, SmsReports, RaiseCalls, ScoreStore, Appeals];

    /// <summary>The queue that a function reads; <see langword="null"/> when it reads none.</summary>
    public MessageQueue? Of(string function) => function switch
    {
        "SendSurveyWorker" => SurveySend,
        "IngestReplyWorker" => SmsReceived,
        "RecordDeliveryWorker" => SmsReports,
        "RaiseCallsWorker" => RaiseCalls,
        "ScoreStoreWorker" => ScoreStore,
        _ => null,
    };

    private static MessageQueue Queue(QueueServiceClient service, IConfiguration configuration, string setting) =>
        new(service.GetQueueClient(configuration[setting]
            ?? throw new InvalidOperationException($"The setting {setting} is missing. local.settings.sample.json has the name of every queue.")));
}

/// <summary>A queue that messages are put into as JSON.</summary>
public sealed class MessageQueue(QueueClient client)
{
    public QueueClient Client { get; } = client;

    /// <summary>Puts a message in as it is.</summary>
    public Task SendTextAsync(string message, CancellationToken cancellationToken) => Client.SendMessageAsync(message, cancellationToken: cancellationToken);

    public Task SendAsync<T>(T message, CancellationToken cancellationToken) =>
        Client.SendMessageAsync(JsonSerializer.Serialize(message), cancellationToken: cancellationToken);

    public Task SendAsync<T>(T message, TimeSpan delay, CancellationToken cancellationToken) =>
        Client.SendMessageAsync(JsonSerializer.Serialize(message), visibilityTimeout: delay, cancellationToken: cancellationToken);
}
