using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The tables of a storage account.</summary>
public class TableServiceClient
{
    private const string StorageScope = "https://storage.azure.com/.default";

    private readonly TableAccount _account;

    public TableServiceClient(string connectionString, TableClientOptions? options = null)
    {
        var parsed = TableConnectionString.Parse(connectionString);
        _account = new TableAccount(parsed.Endpoint, parsed.Credential.AccountName, new SharedKeyPolicy(parsed.Credential), options ?? new());
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(tokenCredential);
        // account.table.core.windows.net, or 127.0.0.1:10002/account
        var name = endpoint.HostNameType == UriHostNameType.Dns && !endpoint.IsLoopback ? endpoint.Host.Split('.')[0] : endpoint.Segments[1].TrimEnd('/');
        _account = new TableAccount(endpoint, name, new BearerTokenAuthenticationPolicy(tokenCredential, StorageScope), options ?? new());
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        _account = new TableAccount(endpoint, credential.AccountName, new SharedKeyPolicy(credential), options ?? new());
    }

    public string AccountName => _account.Name;

    public Uri Uri => _account.Endpoint;

    public TableClient GetTableClient(string tableName)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return new TableClient(_account, tableName);
    }

    /// <summary>Creates the table; when it is there already the response has status 409.</summary>
    public Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        _account.CreateTableIfNotExistsAsync(tableName, cancellationToken);

    /// <summary>Deletes the table; when there is none the response has status 404.</summary>
    public Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        _account.DeleteTableAsync(tableName, cancellationToken);

    public AsyncPageable<TableItem> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new TablePageable<TableItem>(
            async (continuationToken, pageSize) =>
            {
                var response = await _account.GetAsync(
                    "Tables",
                    [("$top", TableAccount.PageSize(pageSize)), ("$filter", filter), ("NextTableName", continuationToken)],
                    TableAccount.Ok,
                    cancellationToken);
                using var json = JsonDocument.Parse(response.Content);
                var tables = json.RootElement.GetProperty("value").EnumerateArray()
                    .Select(table => new TableItem(table.GetProperty("TableName").GetString()!))
                    .ToList();
                return Page<TableItem>.FromValues(tables, response.Headers.TryGetValue("x-ms-continuation-NextTableName", out var next) ? next : null, response);
            },
            maxPerPage);
}
