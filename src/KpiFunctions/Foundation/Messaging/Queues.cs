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

    /// <summary>The queue that a function reads by its trigger; <see langword="null"/> when it reads none.</summary>
    public MessageQueue? Of(string function) =>
        QueueTriggers.SettingOf(function) is { } setting ? All.FirstOrDefault(q => q.Setting == setting) : null;

    private static MessageQueue Queue(QueueServiceClient service, IConfiguration configuration, string setting)
    {
        var name = configuration[setting]
            ?? throw new InvalidOperationException($"The setting {setting} is missing. local.settings.sample.json has the name of every queue.");
        return new(setting, service.GetQueueClient(name), service.GetQueueClient(name + PoisonSuffix));
    }
}
