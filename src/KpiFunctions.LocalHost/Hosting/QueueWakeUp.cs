using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>
/// Notes every message that this process puts into a queue, so that the pump asks a queue for messages when there are some, not again and again.
/// Belongs to the options of every queue client of the process.
/// </summary>
public sealed class QueueWakeUp : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentDictionary<string, Bell> _bells = new(StringComparer.Ordinal);

    public override void OnReceivedResponse(HttpMessage message)
    {
        // POST …/{queue}/messages puts a message; nothing else is posted to a queue service.
        if (message.Request.Method == RequestMethod.Post && !message.Response.IsError
            && message.Request.Uri.ToUri().Segments is [.., var queue, "messages"])
        {
            Of(queue.TrimEnd('/')).Ring();
        }
    }

    internal Bell Of(string queue) => _bells.GetOrAdd(queue, static _ => new Bell());

    /// <summary>What is known of one queue: how many messages came in and were not done yet, and a signal for who waits.</summary>
#pragma warning disable CA1001 // A semaphore without a wait handle has nothing to dispose of, and a bell lives as long as its process.
    internal sealed class Bell
#pragma warning restore CA1001
    {
        private readonly SemaphoreSlim _signal = new(0);
        private int _outstanding;

        /// <summary>Messages put by this process and not yet deleted, hidden ones included.</summary>
        public int Outstanding => Volatile.Read(ref _outstanding);

        public void Ring()
        {
            Interlocked.Increment(ref _outstanding);
            if (_signal.CurrentCount == 0)
            {
                _signal.Release();
            }
        }

        /// <summary>A message left the queue for good.</summary>
        public void Done() => Interlocked.Decrement(ref _outstanding);

        /// <summary>The queue was found empty at a moment when nobody could put anything in.</summary>
        public void KnownEmpty() => Interlocked.Exchange(ref _outstanding, 0);

        /// <summary>Waits for a message to be put, at most for <paramref name="patience"/>.</summary>
        public Task WaitAsync(TimeSpan patience, CancellationToken cancellationToken) => _signal.WaitAsync(patience, cancellationToken);
    }
}
