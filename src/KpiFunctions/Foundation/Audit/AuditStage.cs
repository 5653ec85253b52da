namespace KpiFunctions.Foundation.Audit;

/// <summary>How far the thing had come that an entry tells of.</summary>
public enum AuditStage
{
    /// <summary>It is about to be done. When no other entry of the same request follows, the process died, and the change may be there or not.</summary>
    Asked,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was refused; <see cref="AuditEntry.Status"/> says how.</summary>
    Refused,

    /// <summary>It ended with an error, and may be done in part.</summary>
    Failed,
}
