using Grpc.Core;
using KpiFunctions.Worker.Tests.Protocol;

namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>The one gRPC service of the host.</summary>
internal sealed class EventStreamService(WorkerChannel channel) : FunctionRpc.FunctionRpcBase
{
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        try
        {
            await channel.ServeAsync(requestStream, responseStream, context.CancellationToken);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException)
        {
            // A worker that ends does not say goodbye; whoever waits for it is told by its process.
        }
    }
}
