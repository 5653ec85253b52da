namespace KpiFunctions.Domain.Complaints.Loop;

/// <summary>How far a complaint has come. Source: 002, complaint loop.</summary>
public enum ComplaintStage
{
    /// <summary>Nobody has done anything about it yet but answer the customer.</summary>
    Recorded,

    /// <summary>Somebody is to put it right.</summary>
    Assigned,

    /// <summary>The service manager has said what to do, and until when.</summary>
    Considered,

    /// <summary>It was put right, as whoever did it says.</summary>
    Remedied,

    /// <summary>The remedy was approved of; the customer is to be asked again.</summary>
    Reviewed,

    /// <summary>The customer is content.</summary>
    Closed,

    /// <summary>The remedy did not do: the manager did not approve of it, or the customer is not content.</summary>
    Reopened,
}
