using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Schemes;

/// <summary>Schemes by id and version. A version never changes: what a month was closed with can be read again years later.</summary>
public sealed class SchemeStore(Tables tables)
{
    private const string Json = "Json";

    /// <summary>Keeps a version.</summary>
    /// <returns><see langword="false"/> when there is such a version with other content.</returns>
    public async Task<bool> TryAddAsync(Scheme scheme, CancellationToken cancellationToken)
    {
        var json = Encoding.UTF8.GetString(SchemeJson.Write(scheme));
        var row = new TableEntity(scheme.Id.Value, Keys.SchemeVersion(scheme.Version)) { ["ValidFrom"] = Keys.Month(scheme.ValidFrom) };
        row.SetLongText(Json, json);
        try
        {
            await tables.Schemes.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            TableEntity kept = await tables.Schemes.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
            return kept.GetLongText(Json) == json;
        }
    }

    /// <summary>All versions of a scheme, oldest first; none when there is no such scheme.</summary>
    public async Task<IReadOnlyList<Scheme>> ListAsync(SchemeId id, CancellationToken cancellationToken)
    {
        var versions = new List<Scheme>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {id.Value}");
        await foreach (var row in tables.Schemes.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            versions.Add(SchemeJson.Read(row.GetLongText(Json)).Scheme
                ?? throw new InvalidOperationException($"Version {row.RowKey} of scheme '{id}' was valid when it was saved and is not any more."));
        }

        return versions;
    }

    /// <summary>One version with the SHA-256, in hex, of its JSON as it is kept; <see langword="null"/> when there is no such version.</summary>
    public async Task<StoredScheme?> FindAsync(SchemeId id, int version, CancellationToken cancellationToken)
    {
        var row = await tables.Schemes.GetEntityIfExistsAsync<TableEntity>(id.Value, Keys.SchemeVersion(version), cancellationToken: cancellationToken);
        if (!row.HasValue)
        {
            return null;
        }

        var json = row.Value!.GetLongText(Json);
        return SchemeJson.Read(json).Scheme is { } scheme
            ? new StoredScheme(scheme, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))))
            : null;
    }

    /// <summary>The version in force in a month: the highest that is valid from that month or an earlier one.</summary>
    public async Task<Scheme?> FindForMonthAsync(SchemeId id, YearMonth month, CancellationToken cancellationToken) =>
        (await ListAsync(id, cancellationToken)).LastOrDefault(s => s.ValidFrom <= month);

    /// <exception cref="ProblemException">There is no such scheme.</exception>
    public async Task RequireAsync(SchemeId id, CancellationToken cancellationToken)
    {
        if ((await ListAsync(id, cancellationToken)).Count == 0)
        {
            throw new ProblemException(Problems.Invalid($"There is no scheme '{id}'. Create it first with PUT /api/schemes/{id}."));
        }
    }
}
