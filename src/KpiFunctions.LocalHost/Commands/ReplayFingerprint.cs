using System.Security.Cryptography;
using System.Text;
using KpiFunctions.LocalHost.Simulation;
using KpiFunctions.LocalHost.Storage;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>
/// Remembers in a data folder which replay it belongs to: going on with other files would mix two sets of records,
/// and going on with another way of delivery would prove nothing.
/// </summary>
internal static class ReplayFingerprint
{
    private const string FileName = "replay-input";

    /// <summary>Makes a folder ready for a replay: the one that it has data of, or any when <paramref name="fresh"/> throws that data away.</summary>
    /// <exception cref="BadInputException">The folder has other data.</exception>
    public static async Task ClaimAsync(DataFolder folder, bool fresh, ReplayFiles files, string delivery, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder.Path, FileName);
        if (folder.HasData && !File.Exists(file))
        {
            throw new BadInputException($"{folder.Path} has storage data that no replay has made. Name another folder with --data.");
        }

        var fingerprint = await OfAsync(files, delivery, cancellationToken);
        if (fresh)
        {
            folder.Clear();
        }
        else if (folder.HasData && await File.ReadAllTextAsync(file, cancellationToken) != fingerprint)
        {
            throw new BadInputException(
                $"{folder.Path} has the data of a replay with other files, or with another --redeliver. "
                + "Add --fresh to throw that away and start anew, or name another folder with --data.");
        }

        await File.WriteAllTextAsync(file, fingerprint, cancellationToken);
    }

    private static async Task<string> OfAsync(ReplayFiles files, string delivery, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(delivery));
        foreach (var source in files.All)
        {
            await using var stream = source?.Open() ?? Stream.Null;
            hash.AppendData(await SHA256.HashDataAsync(stream, cancellationToken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
