using Azure.Storage.Queues;
using KpiFunctions.Foundation.Telemetry;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>A queue that messages are put into as JSON.</summary>
/// <param name="setting">The setting that holds the queue's name.</param>
/// <param name="poison">Where the Functions host puts what failed too often.</param>
public sealed class MessageQueue(string setting, QueueClient client, QueueClient poison)
{
    /// <summary>A message waits as long as its worker is disabled; by default the service would drop it after a week.</summary>
    private static readonly TimeSpan ForGood = TimeSpan.FromSeconds(-1);

    public string Setting { get; } = setting;

    public QueueClient Client { get; } = client;

    public QueueClient Poison { get; } = poison;

    /// <summary>Puts a message in as it is.</summary>
    public Task SendTextAsync(string message, CancellationToken cancellationToken) => Client.SendMessageAsync(message, timeToLive: ForGood, cancellationToken: cancellationToken);

    public Task SendAsync<T>(T message, CancellationToken cancellationToken)
        where T : class => SendTextAsync(MessageTrace.Add(MessageJson.Write(message)), cancellationToken);

    public Task SendAsync<T>(T message, TimeSpan delay, CancellationToken cancellationToken)
        where T : class => Client.SendMessageAsync(MessageTrace.Add(MessageJson.Write(message)), visibilityTimeout: delay, timeToLive: ForGood, cancellationToken: cancellationToken);
}
