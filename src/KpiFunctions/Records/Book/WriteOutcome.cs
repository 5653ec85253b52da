namespace KpiFunctions.Records.Book;

/// <summary>What an import did with one record.</summary>
public enum WriteOutcome
{
    Accepted,
    Updated,
    Unchanged,

    /// <summary>The month is closed: the record is kept beside it, marked late, and not scored.</summary>
    Late,

    /// <summary>Nothing was written: the record changes a part of what is known, and the two make no sense together.</summary>
    Refused,

    /// <summary>Nothing was written: the record counts in a month before the store's first.</summary>
    BeforeStart,
}
