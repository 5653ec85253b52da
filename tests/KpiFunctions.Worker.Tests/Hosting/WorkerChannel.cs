using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using KpiFunctions.Worker.Tests.Protocol;

namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>The host's end of the stream that a worker opens: asks, waits for the answer of the same id, and keeps what is logged.</summary>
internal sealed class WorkerChannel
{
    private readonly Channel<StreamingMessage> _toWorker = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _waiting = [];
    private readonly ConcurrentQueue<RpcLog> _logs = [];
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _gone;

    /// <summary>Completes when the worker has opened its stream.</summary>
    public Task Opened => _opened.Task;

    /// <summary>Everything that the worker has logged, in the order of its stream.</summary>
    public IReadOnlyList<RpcLog> Logs => [.. _logs];

    /// <summary>Sends a message that has no answer.</summary>
    public void Tell(StreamingMessage message) => _toWorker.Writer.TryWrite(message);

    /// <summary>Sends a message and waits for its answer.</summary>
    /// <exception cref="InvalidOperationException">The worker has gone.</exception>
    public Task<StreamingMessage> AskAsync(StreamingMessage question)
    {
        question.RequestId = Guid.NewGuid().ToString();
        var answer = _waiting[question.RequestId] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Tell(question);
        if (_gone is { } gone)
        {
            answer.TrySetException(gone);
        }

        return answer.Task.WaitAsync(Limits.Answer);
    }

    /// <summary>Serves the stream until the worker closes it.</summary>
    public async Task ServeAsync(IAsyncStreamReader<StreamingMessage> fromWorker, IServerStreamWriter<StreamingMessage> toWorker, CancellationToken cancellationToken)
    {
        var writing = WriteAsync(toWorker, cancellationToken);
        try
        {
            await foreach (var message in fromWorker.ReadAllAsync(cancellationToken))
            {
                Receive(message);
            }
        }
        finally
        {
            _toWorker.Writer.TryComplete();
            await writing;
        }
    }

    /// <summary>Fails whatever waits for the worker, and whatever will.</summary>
    public void Close(string reason)
    {
        _gone = new InvalidOperationException(reason);
        _opened.TrySetException(_gone);
        foreach (var answer in _waiting.Values)
        {
            answer.TrySetException(_gone);
        }
    }

    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> toWorker, CancellationToken cancellationToken)
    {
        await foreach (var message in _toWorker.Reader.ReadAllAsync(cancellationToken))
        {
            await toWorker.WriteAsync(message, cancellationToken);
        }
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.StartStream:
                _opened.TrySetResult();
                break;
            case StreamingMessage.ContentOneofCase.RpcLog:
                _logs.Enqueue(message.RpcLog);
                break;
            default:
                if (_waiting.TryRemove(message.RequestId, out var answer))
                {
                    answer.TrySetResult(message);
                }

                break;
        }
    }
}
