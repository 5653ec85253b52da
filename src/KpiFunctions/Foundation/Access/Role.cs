namespace KpiFunctions.Foundation.Access;

/// <summary>What a caller may do.</summary>
public enum Role
{
    /// <summary>Push records.</summary>
    Ingest,

    /// <summary>Push records of the own stores, read everything of them and act on it.</summary>
    Supervisor,

    /// <summary>Read the own scores and appeal.</summary>
    Staff,

    /// <summary>The same, and the own calls and complaints.</summary>
    Clerk,

    /// <summary>Everything, everywhere.</summary>
    Admin,
}
