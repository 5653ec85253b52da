using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Foundation.Storage;

/// <summary>
/// The container of what is written once: a blob is created and never written again. The template gives it a policy under which the service itself
/// refuses to change or delete what is in it, whoever asks; on the emulator nothing but this class keeps to it.
/// </summary>
public sealed class WriteOnceContainer(BlobServiceClient service, IOptions<StorageOptions> options) : IHostedLifecycleService
{
    /// <summary>Name of the container, behind the tables' prefix, in small letters as the service wants it.</summary>
    public const string Name = "ledger";

    internal BlobContainerClient Client { get; } = service.GetBlobContainerClient(options.Value.TablePrefix.ToLowerInvariant() + Name);

    /// <summary>Makes the container before the app takes work, when it is not there.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => Client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <returns><see langword="false"/> when there is a blob of this name already, which stays as it is.</returns>
    internal async Task<bool> TryAddAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            var onlyNew = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await Client.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), onlyNew, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 && e.ErrorCode != BlobErrorCode.ContainerBeingDeleted)
        {
            return false;
        }
    }

    /// <summary>Blobs whose names begin so, with what is in them, by name.</summary>
    internal async Task<IReadOnlyList<WrittenOnce>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var found = new List<WrittenOnce>();
        await foreach (var blob in Client.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
        {
            var content = await Client.GetBlobClient(blob.Name).DownloadContentAsync(cancellationToken);
            found.Add(new WrittenOnce(blob.Name, content.Value.Content.ToString()));
        }

        return found;
    }
}

/// <summary>A blob of the write-once container.</summary>
/// <param name="Content">UTF-8 text.</param>
public sealed record WrittenOnce(string Name, string Content);
