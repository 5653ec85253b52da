using NodaTime;

namespace KpiFunctions.Foundation.Agenda;

/// <summary>Something that is to be looked at.</summary>
/// <param name="List">Which list it stands on.</param>
/// <param name="Hour">From which hour on, UTC, <c>yyyyMMddHH</c>.</param>
/// <param name="Subject">What it is, as a key.</param>
public readonly record struct AgendaEntry(string List, string Hour, string Subject)
{
    /// <summary>Tells whether it was entered anew since it was read.</summary>
    internal string? Version { get; init; }

    /// <summary>Whether its hour came before that of a moment.</summary>
    public bool IsBefore(Instant at) => string.CompareOrdinal(Hour, AgendaKeys.HourOf(at)) < 0;
}
