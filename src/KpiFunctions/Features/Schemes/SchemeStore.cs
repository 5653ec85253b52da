using KpiFunctions.Domain.Schemes;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Schemes;

/// <summary>Schemes by id and version. A version never changes: what a month was closed with can be read again years later.</summary>
public sealed class SchemeStore(Tables tables)
{
    /// <summary>Keeps a version.</summary>
    /// <returns><see langword="false"/> when there is such a version with other content.</returns>
    public async Task<bool> TryAddAsync(Scheme scheme, CancellationToken cancellationToken)
    {
        var row = SchemeRow.From(scheme);
        return await tables.Schemes.TryAddAsync(row, cancellationToken)
            || (await tables.Schemes.FindAsync(row.PartitionKey, row.RowKey, cancellationToken) is { } kept && SchemeRow.HaveSameContent(kept, row));
    }

    /// <summary>All versions of a scheme, oldest first; none when there is no such scheme.</summary>
    public async Task<IReadOnlyList<Scheme>> ListAsync(SchemeId id, CancellationToken cancellationToken) =>
        await tables.Schemes.PartitionAsync(id.Value, cancellationToken).Select(SchemeRow.Read).ToListAsync(cancellationToken);

    /// <summary>One version; <see langword="null"/> when there is no such version, or what is there is no scheme any more because somebody touched it.</summary>
    public async Task<StoredScheme?> FindAsync(SchemeId id, int version, CancellationToken cancellationToken)
    {
        try
        {
            return await tables.Schemes.FindAsync(id.Value, Keys.SchemeVersion(version), cancellationToken) is { } row ? SchemeRow.ReadStored(row) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>One version, as it is stored.</summary>
    public async Task<StoredRow?> FindRowAsync(SchemeId id, int version, CancellationToken cancellationToken) =>
        await tables.Schemes.FindAsync(id.Value, Keys.SchemeVersion(version), cancellationToken) is { } row ? StoredRow.Of(nameof(Tables.Schemes), row) : null;

    /// <summary>The scheme that a row is; <see langword="null"/> when it is none any more because somebody touched it.</summary>
    internal static StoredScheme? Read(StoredRow row)
    {
        try
        {
            return SchemeRow.ReadStored(row.ToEntity());
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The row that a scheme version is stored as.</summary>
    internal static StoredRow RowOf(Scheme scheme) => StoredRow.Of(nameof(Tables.Schemes), SchemeRow.From(scheme));

    /// <summary>The version in force in a month: the highest that is valid from that month or an earlier one.</summary>
    public async Task<StoredScheme?> FindForMonthAsync(SchemeId id, YearMonth month, CancellationToken cancellationToken) =>
        await tables.Schemes.ListAsync($"PartitionKey eq {id.Value} and ValidFrom le {Keys.Month(month)}", cancellationToken).LastOrDefaultAsync(cancellationToken) is { } row
            ? SchemeRow.ReadStored(row)
            : null;

    /// <exception cref="ProblemException">There is no such scheme.</exception>
    public async Task RequireAsync(SchemeId id, CancellationToken cancellationToken)
    {
        if (!await tables.Schemes.ListAsync($"PartitionKey eq {id.Value}", cancellationToken, limit: 1).AnyAsync(cancellationToken))
        {
            var preset = SchemePresets.Find(id) is null ? string.Empty : $" A preset of this id can be used as it is: GET /api/scheme-presets/{id} shows the body to send.";
            throw new ProblemException(Problems.Invalid($"There is no scheme '{id}'. Create it first with PUT /api/schemes/{id}.{preset}"));
        }
    }
}
