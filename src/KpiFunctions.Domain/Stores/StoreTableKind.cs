namespace KpiFunctions.Domain.Stores;

/// <summary>What a table of a store says.</summary>
public enum StoreTableKind
{
    /// <summary>Standard hours by model and job code. Source: 000, standard hours by type and job.</summary>
    Hours,

    /// <summary>Points by job code and difficulty. Source: 001, workload by kind of repair and how complex it is.</summary>
    Points,

    /// <summary>When the store is open. It says nothing of when customers may be texted: that is <see cref="SendingWindow"/>.</summary>
    Calendar,
}
