using Azure;

namespace KpiFunctions.Foundation.Storage;

/// <summary>Tells a storage account that does not answer from one that refuses.</summary>
internal static class StorageOutage
{
    private const int Busy = 429;
    private const int FirstServerError = 500;

    /// <summary>Whether trying again later may help: there was no answer, the service was too busy or failed itself.</summary>
    /// <param name="exception">Of a call that nobody cancelled.</param>
    internal static bool Is(Exception exception) => exception switch
    {
        // Status 0: the request never got an answer.
        RequestFailedException refused => refused.Status is 0 or Busy or >= FirstServerError,

        // What the SDK throws when all its tries have failed, and when one took too long.
        AggregateException tries => tries.InnerExceptions.All(Is),
        OperationCanceledException => true,
        _ => false,
    };
}
