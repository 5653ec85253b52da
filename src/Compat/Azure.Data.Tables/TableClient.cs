using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The entities of one table.</summary>
public class TableClient
{
    private readonly TableAccount _account;

    internal TableClient(TableAccount account, string name)
    {
        _account = account;
        Name = name;
        Uri = TableAccount.Join(account.Endpoint, name);
    }

    public string AccountName => _account.Name;

    public string Name { get; }

    public Uri Uri { get; }

    /// <summary>An OData filter in which the interpolated values are quoted and escaped.</summary>
    public static string CreateQueryFilter(FormattableString filter) => TableQueryFilter.Create(filter);

    /// <summary>Creates the table; when it is there already the response has status 409.</summary>
    public Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        _account.CreateTableIfNotExistsAsync(Name, cancellationToken);

    public async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync(partitionKey, rowKey, select, TableAccount.Ok, cancellationToken);
        return Response.FromValue(Read<T>(response), response);
    }

    /// <summary>The entity, or a response without value when it or its table does not exist.</summary>
    public async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync(partitionKey, rowKey, select, TableAccount.OkOrMissing, cancellationToken);
        return response.Status == 404 ? new NoEntityResponse<T>(response) : Response.FromValue(Read<T>(response), response);
    }

    public Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        _account.SendAsync(EntityRequest.Add(Name, entity), TableAccount.Done, cancellationToken);

    public Task<Response> UpsertEntityAsync<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        _account.SendAsync(EntityRequest.Write(Name, entity, mode, ifMatch: default), TableAccount.Done, cancellationToken);

    public Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        ifMatch == default
            ? throw new ArgumentException("Value cannot be empty.", nameof(ifMatch))
            : _account.SendAsync(EntityRequest.Write(Name, entity, mode, ifMatch), TableAccount.Done, cancellationToken);

    /// <summary>Deletes the entity; when there is none the response has status 404.</summary>
    public Task<Response> DeleteEntityAsync(
        string partitionKey,
        string rowKey,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default) =>
        _account.SendAsync(EntityRequest.Delete(Name, partitionKey, rowKey, ifMatch), TableAccount.DoneOrMissing, cancellationToken);

    public AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new TablePageable<T>(
            async (continuationToken, pageSize) =>
            {
                var next = continuationToken?.Split(' ', 2) ?? [];
                var response = await _account.GetAsync(
                    $"{Name}()",
                    [
                        ("$top", TableAccount.PageSize(pageSize)),
                        ("$select", Join(select)),
                        ("$filter", filter),
                        ("NextPartitionKey", next.ElementAtOrDefault(0)),
                        ("NextRowKey", next.ElementAtOrDefault(1)),
                    ],
                    TableAccount.Ok,
                    cancellationToken);
                using var json = JsonDocument.Parse(response.Content);
                var entities = json.RootElement.GetProperty("value").EnumerateArray().Select(EntityJson.Read<T>).ToList();
                return Page<T>.FromValues(entities, ContinuationToken(response), response);
            },
            maxPerPage);

    /// <summary>Writes all of up to 100 actions on one partition, or nothing: then a <see cref="TableTransactionFailedException"/> names the refused one.</summary>
    public async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions,
        CancellationToken cancellationToken = default)
    {
        var requests = transactionActions.Select(action => EntityRequest.For(Name, action)).ToList();
        if (requests.Count == 0)
        {
            throw new InvalidOperationException("Transaction contains no items.");
        }

        var response = await _account.SendTransactionAsync(requests, cancellationToken);
        var parts = TransactionContent.Read(response);
        return parts.FirstOrDefault(part => part.IsError) is { } refused
            ? throw new TableTransactionFailedException(new RequestFailedException(refused, null, TableErrorParser.Instance))
            : Response.FromValue<IReadOnlyList<Response>>(parts, response);
    }

    private Task<Response> GetAsync(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select,
        StatusCodeClassifier expected,
        CancellationToken cancellationToken) =>
        _account.GetAsync(EntityRequest.EntityPath(Name, partitionKey, rowKey), [("$select", Join(select))], expected, cancellationToken);

    private static T Read<T>(Response response)
        where T : class, ITableEntity
    {
        using var json = JsonDocument.Parse(response.Content);
        return EntityJson.Read<T>(json.RootElement);
    }

    private static string? Join(IEnumerable<string>? select) => select is null ? null : string.Join(',', select);

    private static string? ContinuationToken(Response response)
    {
        var hasPartition = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition);
        var hasRow = response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row);
        return hasPartition || hasRow ? $"{partition} {row}" : null;
    }
}
