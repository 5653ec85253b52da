using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records.Sheets;

/// <summary>Rating sheets by id and version. A version never changes: what a month was closed with can be read again years later.</summary>
public sealed class SheetStore(Tables tables)
{
    /// <summary>How a version is a row.</summary>
    internal static readonly VersionForm<RatingSheet> Form = new(
        nameof(Tables.Sheets), s => (s.Id.Value, s.Version, s.ValidFrom), SheetJson.TextOf, SheetJson.ReadStored);

    private readonly VersionTable<RatingSheet> _versions = new(tables.Sheets, Form);

    /// <summary>Keeps a version.</summary>
    /// <returns><see langword="false"/> when there is such a version with other content.</returns>
    public Task<bool> TryAddAsync(RatingSheet sheet, CancellationToken cancellationToken) => _versions.TryAddAsync(sheet, cancellationToken);

    /// <summary>The newest version; <see langword="null"/> when there is no such sheet.</summary>
    public async Task<RatingSheet?> FindNewestAsync(SheetId id, CancellationToken cancellationToken) =>
        await _versions.ListAsync(id.Value, cancellationToken).LastOrDefaultAsync(cancellationToken);

    /// <summary>The version in force in a month: the highest that is valid from that month or an earlier one.</summary>
    public Task<StoredVersion<RatingSheet>?> FindForMonthAsync(SheetId id, YearMonth month, CancellationToken cancellationToken) =>
        _versions.FindForMonthAsync(id.Value, month, cancellationToken);

    /// <summary>The versions in force in a month of the sheets that schemes name.</summary>
    public async Task<IReadOnlyList<StoredVersion<RatingSheet>>> ListInForceAsync(IEnumerable<Scheme> schemes, YearMonth month, CancellationToken cancellationToken)
    {
        var inForce = new List<StoredVersion<RatingSheet>>();
        foreach (var id in NamedBy(schemes))
        {
            if (await FindForMonthAsync(id, month, cancellationToken) is { } sheet)
            {
                inForce.Add(sheet);
            }
        }

        return inForce;
    }

    /// <summary>The sheets that schemes name, whether there are such or not.</summary>
    public static IEnumerable<SheetId> NamedBy(IEnumerable<Scheme> schemes) =>
        schemes.SelectMany(s => s.Metrics).Where(MetricName.IsRating).Select(m => SheetId.OfTopic(m[MetricName.RatingPrefix.Length..])).OfType<SheetId>().Distinct();

    /// <summary>The version that a reference names; <see langword="null"/> when it is not there any more as it was, because somebody touched it.</summary>
    public async Task<RatingSheet?> FindAsync(SheetReference reference, CancellationToken cancellationToken) =>
        await _versions.FindAsync(reference.Id.Value, reference.Version, cancellationToken) is { } stored && stored.Digest == reference.Digest ? stored.Document : null;

    /// <summary>A version, as it is stored.</summary>
    public Task<StoredRow?> FindRowAsync(SheetReference reference, CancellationToken cancellationToken) =>
        _versions.FindRowAsync(reference.Id.Value, reference.Version, cancellationToken);
}
