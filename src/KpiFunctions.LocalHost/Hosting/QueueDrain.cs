using Azure.Storage.Queues.Models;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>
/// Works queues off until they are empty, for a clock that stands still meanwhile. After the first time it asks a queue only
/// when this process has put something into it. A failed message is tried again at once; a message put with a delay waits in real time
/// and is looked for at each drain.
/// </summary>
/// <param name="channels">The queues, drained in this order, again and again until none has anything.</param>
/// <param name="redelivery">Delivers every message twice, in shuffled order; <see langword="null"/> for ordinary delivery.</param>
internal sealed class QueueDrain(IReadOnlyList<QueueChannel> channels, Redelivery? redelivery = null)
{
    private bool _firstTime = true;

    /// <summary>Raised before a queue is worked on, with the name of its function.</summary>
    public event Action<string>? Working;

    /// <summary>Messages that were put but could not be done, because they are hidden.</summary>
    public int LeftOver => channels.Sum(c => Math.Max(0, c.Bell.Outstanding));

    public int Poisoned => channels.Sum(c => c.Poisoned);

    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        var idle = false;
        while (!idle)
        {
            idle = true;
            foreach (var channel in channels)
            {
                if (_firstTime || channel.Bell.Outstanding > 0)
                {
                    Working?.Invoke(channel.FunctionName);
                    idle &= !await DrainAsync(channel, cancellationToken);
                }
            }

            _firstTime = false;
        }
    }

    /// <returns>Whether there was anything to do.</returns>
    private async Task<bool> DrainAsync(QueueChannel channel, CancellationToken cancellationToken)
    {
        var any = false;
        while (await TakeAsync(channel, cancellationToken) is { Count: > 0 } messages)
        {
            any = true;
            await (redelivery is null
                ? Task.WhenAll(messages.Select(message => channel.ProcessAsync(message, TimeSpan.Zero, cancellationToken)))
                : redelivery.ProcessAsync(channel, messages, cancellationToken));
            if (!_firstTime && channel.Bell.Outstanding <= 0)
            {
                return any;
            }
        }

        if (_firstTime)
        {
            channel.Bell.KnownEmpty();
        }

        return any;
    }

    private async Task<IReadOnlyList<QueueMessage>> TakeAsync(QueueChannel channel, CancellationToken cancellationToken)
    {
        if (redelivery is null)
        {
            return await channel.ReceiveAsync(cancellationToken);
        }

        var all = new List<QueueMessage>();
        while (await channel.ReceiveAsync(cancellationToken) is { Count: > 0 } messages)
        {
            all.AddRange(messages);
            if (all.Count >= channel.Bell.Outstanding && !_firstTime)
            {
                break;
            }
        }

        return all;
    }
}
