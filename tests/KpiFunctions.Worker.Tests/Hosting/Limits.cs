namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>How long a test waits before it fails instead of hanging. No test passes sooner or later because of them.</summary>
internal static class Limits
{
    /// <summary>For an answer of the worker over gRPC or HTTP, on a busy machine.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(60);

    /// <summary>The Functions host kills a worker this long after it asked it to end; Source: WorkerTerminateGracePeriodInSeconds of the host.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
}
