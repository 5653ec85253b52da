namespace KpiFunctions.Records.Book.Rows;

/// <summary>Columns of what came after the close of its month.</summary>
internal static class LateColumns
{
    /// <summary>When it came.</summary>
    internal const string KeptAt = "KeptAt";

    /// <summary>Whether a later version of the month has it.</summary>
    internal const string TakenIn = "TakenIn";
}
