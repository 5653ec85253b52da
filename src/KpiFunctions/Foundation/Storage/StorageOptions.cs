namespace KpiFunctions.Foundation.Storage;

/// <summary>Names of tables and queues, beside the connection itself.</summary>
public sealed class StorageOptions
{
    public const string Section = "Tables";

    /// <summary>Put before the name of every table, and of the container of what is written once; letters and digits, so that test runs and products can share an account. Default: none.</summary>
    public string TablePrefix { get; set; } = string.Empty;
}
