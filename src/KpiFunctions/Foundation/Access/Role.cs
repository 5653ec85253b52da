namespace KpiFunctions.Foundation.Access;

/// <summary>What a caller may do.</summary>
public enum Role
{
    /// <summary>Push records.</summary>
    Ingest,

    /// <summary>Read everything of the own stores and act on it.</summary>
    Supervisor,

    /// <summary>Read the own scores only.</summary>
    Staff,

    /// <summary>Everything, everywhere.</summary>
    Admin,
}
