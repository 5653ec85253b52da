using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Evidence;

/// <summary>One record behind a line of a score.</summary>
/// <param name="Key">Sorts the records by time; tells where a page ends.</param>
/// <param name="Shown">The record as the API shows it.</param>
public sealed record EvidenceRecord(string Key, object Shown)
{
    /// <param name="id">Tells it from others of the same time.</param>
    internal static EvidenceRecord At(Instant time, string id, object shown) => new($"{KeyText.Sortable(time)}|{id}", shown);

    /// <param name="day">Records of the whole month, which have no day, come before all others.</param>
    /// <param name="id">Tells it from others of the same day.</param>
    internal static EvidenceRecord On(LocalDate? day, string id, object shown) => new($"{(day is { } value ? Keys.Day(value) : string.Empty)}|{id}", shown);
}
