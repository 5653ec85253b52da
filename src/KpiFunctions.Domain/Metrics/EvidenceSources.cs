namespace KpiFunctions.Domain.Metrics;

/// <summary>Kinds of records that a metric is made of. Source: 003, every figure traceable to its ledger lines.</summary>
[Flags]
public enum EvidenceSources
{
    None = 0,

    /// <summary>Services; <see cref="MetricEvidence"/> tells which of them and with what part.</summary>
    Services = 1,

    /// <summary>Complaints about the member of staff.</summary>
    Complaints = 2,

    /// <summary>Complaints that the member of staff dealt with.</summary>
    HandledComplaints = 4,

    /// <summary>Returns that count against the member of staff, each with both order ids.</summary>
    Returns = 8,

    /// <summary>Calls of the clerk; <see cref="MetricEvidence"/> tells which of them and with what part.</summary>
    Callbacks = 16,

    /// <summary>Referrals, repurchases and praise.</summary>
    Customers = 32,

    /// <summary>The imported figure of the metric's name.</summary>
    Figures = 64,

    /// <summary>Manual marks on the metric's topic.</summary>
    Ratings = 128,

    /// <summary>Complaints that the member of staff caused.</summary>
    Faults = 256,
}
