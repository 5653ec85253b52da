using Azure;
using Azure.Identity;

namespace KpiFunctions.Foundation.Health;

/// <summary>What may be told to everybody of why something did not answer.</summary>
internal static class Failures
{
    internal static string ReasonOf(Exception exception) => exception switch
    {
        RequestFailedException { Status: 0 } => "cannot be reached",
        RequestFailedException refused => $"refuses with {refused.Status} {refused.ErrorCode}".TrimEnd(),

        // What the SDK throws after its last try.
        AggregateException tries => ReasonOf(tries.InnerExceptions[^1]),
        AuthenticationFailedException => "the identity gets no token",
        HttpRequestException => "cannot be reached",
        OperationCanceledException => "no answer in time",
        _ => $"failed with {exception.GetType().Name}",
    };
}
