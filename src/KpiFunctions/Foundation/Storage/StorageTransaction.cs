using Azure.Core;

namespace KpiFunctions.Foundation.Storage;

/// <summary>What one billed storage request did.</summary>
/// <param name="Resource">Table or queue; <c>$batch</c> for a batch of table writes.</param>
/// <param name="Verb">HTTP method.</param>
public readonly record struct StorageTransaction(string Resource, string Verb) : IComparable<StorageTransaction>
{
    /// <summary>Whether the request asks a queue for messages, which the runtime does also when there are none.</summary>
    public bool IsPoll => Verb == "GET" && Resource.EndsWith("/messages", StringComparison.Ordinal);

    internal static StorageTransaction Of(Request request)
    {
        var path = request.Uri.ToUri().AbsolutePath.TrimStart('/');

        // The emulator puts the account's name first in the path, where the cloud has it in the host name.
        if (path.StartsWith("devstoreaccount1/", StringComparison.Ordinal))
        {
            path = path["devstoreaccount1/".Length..];
        }

        var parts = path.Split('/');
        var resource = parts[0].Split('(')[0];
        return new StorageTransaction(parts.Length > 1 && parts[1] == "messages" ? $"{resource}/messages" : resource, request.Method.Method);
    }

    public int CompareTo(StorageTransaction other)
    {
        var byResource = string.CompareOrdinal(Resource, other.Resource);
        return byResource != 0 ? byResource : string.CompareOrdinal(Verb, other.Verb);
    }

    public static bool operator <(StorageTransaction left, StorageTransaction right) => left.CompareTo(right) < 0;

    public static bool operator >(StorageTransaction left, StorageTransaction right) => left.CompareTo(right) > 0;

    public static bool operator <=(StorageTransaction left, StorageTransaction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(StorageTransaction left, StorageTransaction right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Verb} {Resource}";
}
