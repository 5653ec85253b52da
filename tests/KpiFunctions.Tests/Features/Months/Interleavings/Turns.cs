using Azure.Core;
using Azure.Core.Pipeline;

namespace KpiFunctions.Tests.Features.Months.Interleavings;

/// <summary>Sits in every storage client: a worker that was started here goes on by one request at a time, when the test lets it.</summary>
internal sealed class Turns : HttpPipelinePolicy
{
    private static readonly AsyncLocal<Worker?> Current = new();

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Current.Value is { } worker)
        {
            await worker.WaitAsync(message.Request);
        }

        await ProcessNextAsync(message, pipeline);
    }

    /// <summary>Something goes wrong in a worker that is no outage of the storage.</summary>
    internal sealed class BrokenException() : Exception("Something that nobody thought of.");

    /// <summary>
    /// One delivery of a message, or one request of a person. It stands before a request to the storage until it is let go; one that is never let go
    /// again has died there.
    /// </summary>
    internal sealed class Worker(string name, Func<Task> work)
    {
        private readonly Queue<TaskCompletionSource> _waiting = new();
        private TaskCompletionSource _stands = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Task? _work;

        public string Name => name;

        /// <summary>What it is about to ask of the storage; <see langword="null"/> when it has come to its end.</summary>
        public string? Next { get; private set; }

        public bool IsDone { get; private set; }

        /// <summary>What it ended with; the queue would deliver its message again.</summary>
        public Exception? Failure { get; private set; }

        /// <summary>Lets it go on to its next request.</summary>
        /// <returns>Whether it stands before one.</returns>
        public Task<bool> StepAsync() => GoAsync(breaks: false);

        /// <summary>Lets the request before which it stands fail, and the worker go on as it does then.</summary>
        public Task<bool> BreakAsync() => GoAsync(breaks: true);

        public async Task FinishAsync()
        {
            while (await StepAsync())
            {
                // Until its end.
            }
        }

        internal Task WaitAsync(Request request)
        {
            var leave = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_waiting)
            {
                _waiting.Enqueue(leave);
                Next = $"{request.Method} {request.Uri.Path}";
            }

            _stands.TrySetResult();
            return leave.Task;
        }

        private async Task<bool> GoAsync(bool breaks)
        {
            if (IsDone)
            {
                return false;
            }

            TaskCompletionSource? leave;
            lock (_waiting)
            {
                _stands = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.TryDequeue(out leave);
            }

            if (_work is null)
            {
                _work = Task.Run(RunAsync);
            }
            else if (breaks)
            {
                leave!.SetException(new BrokenException());
            }
            else
            {
                leave!.SetResult();
            }

            await _stands.Task;
            return !IsDone;
        }

        private async Task RunAsync()
        {
            Current.Value = this;
            try
            {
                await work();
            }
#pragma warning disable CA1031 // Whatever it is, the queue delivers the message again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Failure = e;
            }

            (IsDone, Next) = (true, null);
            _stands.TrySetResult();
        }
    }
}
