namespace Azure.Storage;

/// <summary>Name and key of a storage account.</summary>
public class StorageSharedKeyCredential(string accountName, string accountKey)
{
    public string AccountName { get; } = accountName;

    internal byte[] AccountKey { get; } = Convert.FromBase64String(accountKey);
}
