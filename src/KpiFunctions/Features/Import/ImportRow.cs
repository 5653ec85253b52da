namespace KpiFunctions.Features.Import;

/// <summary>One record of an import as text, or why it could not even be read.</summary>
/// <param name="Line">Line of a CSV or NDJSON body (the header is line 1), row of a worksheet, or position in a JSON array, from 1.</param>
/// <param name="Fields">Values by column; empty ones are left out.</param>
/// <param name="Problem">What is wrong with the record as a whole; <see langword="null"/> when the fields can be looked at.</param>
public sealed record ImportRow(int Line, IReadOnlyDictionary<string, string> Fields, string? Problem = null)
{
    /// <summary>Columns that the record has, empty or not. What it does not have it does not speak of; an empty one clears.</summary>
    public IReadOnlySet<string> Given { get; init; } = Fields.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a comma stands before decimals: so in files whose columns are separated by semicolons.</summary>
    public bool HasDecimalCommas { get; init; }
}

/// <summary>A refusal that says where, what and how to mend it.</summary>
public sealed record RejectedRow(int Line, string? Field, string Error);

/// <summary>What is kept but will not do what it is for.</summary>
public sealed record RowWarning(int Line, string Field, string Warning);
