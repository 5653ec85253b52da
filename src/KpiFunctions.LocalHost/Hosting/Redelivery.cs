using Azure.Storage.Queues.Models;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>
/// The worst that storage queues may do, at will: every message is delivered twice, and all deliveries come in shuffled order.
/// One after the other, so that the same seed gives the same order.
/// </summary>
internal sealed class Redelivery(int seed)
{
#pragma warning disable CA5394 // Not for security: a seed makes a run repeatable.
    private readonly Random _random = new(seed);
#pragma warning restore CA5394

    /// <summary>Delivers each message twice; one that fails in either delivery is tried again.</summary>
    public async Task ProcessAsync(QueueChannel channel, IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken)
    {
        var deliveries = messages.Concat(messages).ToArray();
        _random.Shuffle(deliveries);

        var succeeded = messages.ToDictionary(message => message.MessageId, _ => true);
        foreach (var message in deliveries)
        {
            succeeded[message.MessageId] &= await channel.TryInvokeAsync(message, cancellationToken);
        }

        foreach (var message in messages)
        {
            await channel.SettleAsync(message, succeeded[message.MessageId], TimeSpan.Zero, cancellationToken);
        }
    }
}
