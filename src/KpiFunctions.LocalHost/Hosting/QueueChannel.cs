using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>
/// A queue with its function, handled as the Functions host does: a message is hidden while it is worked on, deleted on success,
/// shown again after a failure, and moved to <c>{queue}-poison</c> when it has failed too often.
/// </summary>
internal sealed partial class QueueChannel
{
    /// <summary>How long a message is hidden while it is worked on; the Functions host takes the same 10 minutes.</summary>
    private static readonly TimeSpan WorkTime = TimeSpan.FromMinutes(10);

    private const string PoisonSuffix = "-poison";

    private readonly QueueClient _queue;
    private readonly QueueClient? _poison;
    private readonly QueueInvoker _invoker;
    private readonly HostJson _settings;
    private readonly QueueWakeUp.Bell _bell;
    private readonly ILogger _logger;
    private int _poisoned;

    /// <remarks>The client of <paramref name="service"/> must not decode bodies, so that an undecodable one can be put aside instead of blocking its queue.</remarks>
    public QueueChannel(QueueFunction function, QueueServiceClient service, QueueInvoker invoker, HostJson settings, QueueWakeUp wakeUp, ILogger logger)
    {
        FunctionName = function.Method.Name;
        _queue = service.GetQueueClient(function.QueueName);
        _poison = function.QueueName.EndsWith(PoisonSuffix, StringComparison.Ordinal) ? null : service.GetQueueClient(function.QueueName + PoisonSuffix);
        _invoker = invoker;
        _settings = settings;
        _bell = wakeUp.Of(function.QueueName);
        _logger = logger;
    }

    public string FunctionName { get; }

    public string QueueName => _queue.Name;

    public int BatchSize => _settings.BatchSize;

    public QueueWakeUp.Bell Bell => _bell;

    /// <summary>Messages moved to the poison queue since the start.</summary>
    public int Poisoned => Volatile.Read(ref _poisoned);

    public Task CreateIfNotExistsAsync(CancellationToken cancellationToken) => _queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Throws away all messages, hidden ones included.</summary>
    public Task ClearAsync(CancellationToken cancellationToken) => _queue.ClearMessagesAsync(cancellationToken);

    /// <summary>Takes the next messages, at most a batch; none when nothing is visible.</summary>
    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(CancellationToken cancellationToken) =>
        (await _queue.ReceiveMessagesAsync(_settings.BatchSize, WorkTime, cancellationToken)).Value;

    /// <summary>Runs the function for a message and settles it.</summary>
    /// <param name="message">A message just received.</param>
    /// <param name="retryAfter">Wait before a failed message is visible again; <see langword="null"/> for what host.json says.</param>
    /// <param name="cancellationToken">Passed to the function.</param>
    public async Task ProcessAsync(QueueMessage message, TimeSpan? retryAfter, CancellationToken cancellationToken) =>
        await SettleAsync(message, await TryInvokeAsync(message, cancellationToken), retryAfter, cancellationToken);

    /// <summary>Runs the function for a message without settling it; whether it succeeded. Failures are logged.</summary>
    public async Task<bool> TryInvokeAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        if (_poison is not null && message.DequeueCount > _settings.MaxDequeueCount)
        {
            return false;
        }

        try
        {
            await _invoker.InvokeAsync(message.Body, cancellationToken);
            return true;
        }
#pragma warning disable CA1031 // Whatever a function throws, its message is tried again or put aside, as the Functions host does.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailure(exception, FunctionName, message.MessageId, message.DequeueCount, _settings.MaxDequeueCount);
            return false;
        }
    }

    /// <summary>Deletes a message that was processed, and shows again or puts aside one that was not.</summary>
    public async Task SettleAsync(QueueMessage message, bool succeeded, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        try
        {
            if (!succeeded && _poison is null)
            {
                // A poison queue has no poison queue: what fails there stays hidden for a while and comes back, never in a fast loop.
                return;
            }

            if (!succeeded && message.DequeueCount < _settings.MaxDequeueCount)
            {
                await _queue.UpdateMessageAsync(
                    message.MessageId, message.PopReceipt, messageText: null, retryAfter ?? _settings.VisibilityTimeout, cancellationToken);
                return;
            }

            if (!succeeded)
            {
                await PutAsideAsync(message, _poison!, cancellationToken);
            }

            await _queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
            _bell.Done();
        }
        catch (RequestFailedException gone) when (gone.Status == StatusCodes.Status404NotFound)
        {
            // The work took longer than the message was hidden: somebody else has it now, and settles it.
            LogLost(FunctionName, message.MessageId);
        }
    }

    private async Task PutAsideAsync(QueueMessage message, QueueClient poison, CancellationToken cancellationToken)
    {
        await poison.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await poison.SendMessageAsync(message.Body, cancellationToken: cancellationToken);
        Interlocked.Increment(ref _poisoned);
        LogPoison(FunctionName, message.MessageId, poison.Name);
    }

    [LoggerMessage(7020, LogLevel.Error, "{Function} failed for message {MessageId}, try {Try} of {Tries}")]
    private partial void LogFailure(Exception exception, string function, string messageId, long @try, int tries);

    [LoggerMessage(7021, LogLevel.Error, "{Function}: message {MessageId} failed too often and is now in {PoisonQueue}")]
    private partial void LogPoison(string function, string messageId, string poisonQueue);

    [LoggerMessage(7022, LogLevel.Warning, "{Function}: message {MessageId} was given to somebody else before its work was done")]
    private partial void LogLost(string function, string messageId);
}
