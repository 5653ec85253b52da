using System.Text;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Schemes;

/// <summary>Schemes by id and version. A version never changes: what a month was closed with can be read again years later.</summary>
public sealed class SchemeStore(Tables tables)
{
    /// <summary>How a version is a row.</summary>
    internal static readonly VersionForm<Scheme> Form = new(
        nameof(Tables.Schemes), s => (s.Id.Value, s.Version, s.ValidFrom), s => Encoding.UTF8.GetString(SchemeJson.Write(s)), SchemeJson.ReadStored);

    private readonly VersionTable<Scheme> _versions = new(tables.Schemes, Form);

    /// <summary>Keeps a version.</summary>
    /// <returns><see langword="false"/> when there is such a version with other content.</returns>
    public Task<bool> TryAddAsync(Scheme scheme, CancellationToken cancellationToken) => _versions.TryAddAsync(scheme, cancellationToken);

    /// <summary>All versions of a scheme, oldest first; none when there is no such scheme.</summary>
    public async Task<IReadOnlyList<Scheme>> ListAsync(SchemeId id, CancellationToken cancellationToken) =>
        await _versions.ListAsync(id.Value, cancellationToken).ToListAsync(cancellationToken);

    /// <summary>One version; <see langword="null"/> when there is no such version, or what is there is no scheme any more because somebody touched it.</summary>
    public Task<StoredVersion<Scheme>?> FindAsync(SchemeId id, int version, CancellationToken cancellationToken) => _versions.FindAsync(id.Value, version, cancellationToken);

    /// <summary>One version, as it is stored.</summary>
    public Task<StoredRow?> FindRowAsync(SchemeId id, int version, CancellationToken cancellationToken) => _versions.FindRowAsync(id.Value, version, cancellationToken);

    /// <summary>The version in force in a month: the highest that is valid from that month or an earlier one.</summary>
    public Task<StoredVersion<Scheme>?> FindForMonthAsync(SchemeId id, YearMonth month, CancellationToken cancellationToken) =>
        _versions.FindForMonthAsync(id.Value, month, cancellationToken);

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
