using Azure;

namespace KpiFunctions.Foundation.Storage;

/// <summary>Whether the storage answers.</summary>
public sealed class StorageHealth(Tables tables)
{
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await tables.Stores.FindAsync("health", "health", cancellationToken);
            return true;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            // The second is what the client throws after its last retry.
            return false;
        }
    }
}
