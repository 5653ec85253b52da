using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>
/// Keeps, with every closed version, all that decides its scores besides the facts: who was measured as what, by which scheme version, in
/// which zone and with which settings. What is changed afterwards reaches later months only.
/// </summary>
public sealed class BasisStore(Tables tables, SchemeStore schemes)
{
    private const string Document = "Document";

    /// <summary>Keeps the basis of a version. When there is one already, by a worker that did not finish, that one counts.</summary>
    public async Task<FrozenBasis> FreezeAsync(MonthBasis basis, int version, CancellationToken cancellationToken)
    {
        var references = new List<SchemeReference>();
        foreach (var scheme in basis.Schemes.Values)
        {
            var stored = await schemes.FindAsync(scheme.Id, scheme.Version, cancellationToken)
                ?? throw new InvalidOperationException($"Version {scheme.Version} of scheme '{scheme.Id}' was in force a moment ago and is not there any more.");
            references.Add(new SchemeReference(scheme.Id, scheme.Version, stored.Digest));
        }

        return await KeepAsync(basis.Month, version, Encoding.UTF8.GetString(BasisJson.Write(basis, references)), cancellationToken);
    }

    /// <summary>Takes the basis of an earlier version over for the next one, unchanged.</summary>
    public async Task<FrozenBasis> CarryAsync(StoreMonth month, int from, int to, CancellationToken cancellationToken) =>
        await KeepAsync(month, to, (await ReadAsync(month, from, cancellationToken)).GetLongText(Document), cancellationToken);

    /// <summary>Gives up the basis of a version that could not be scored with it, so that the next try takes a new one.</summary>
    public Task DropAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        tables.Scores.DeleteEntityAsync(Keys.StoreMonth(month), Keys.Basis(version), ETag.All, cancellationToken);

    /// <summary>The basis of a closed version.</summary>
    /// <exception cref="RequestFailedException">Status 404: no such version was closed.</exception>
    public async Task<FrozenBasis> GetAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        await ReadAsync((await ReadAsync(month, version, cancellationToken)).GetLongText(Document), cancellationToken);

    private async Task<FrozenBasis> KeepAsync(StoreMonth month, int version, string json, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Keys.StoreMonth(month), Keys.Basis(version));
        row.SetLongText(Document, json);
        try
        {
            await tables.Scores.AddEntityAsync(row, cancellationToken);
            return await ReadAsync(json, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await GetAsync(month, version, cancellationToken);
        }
    }

    private async Task<TableEntity> ReadAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        await tables.Scores.GetEntityAsync<TableEntity>(Keys.StoreMonth(month), Keys.Basis(version), cancellationToken: cancellationToken);

    private async Task<FrozenBasis> ReadAsync(string json, CancellationToken cancellationToken)
    {
        var (basis, references) = BasisJson.Read(json);
        var found = new Dictionary<SchemeId, Scheme>();
        foreach (var reference in references)
        {
            if (await schemes.FindAsync(reference.Id, reference.Version, cancellationToken) is { } stored)
            {
                found.Add(reference.Id, stored.Scheme);
            }
        }

        return new FrozenBasis(basis with { Schemes = found }, references, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))));
    }
}
