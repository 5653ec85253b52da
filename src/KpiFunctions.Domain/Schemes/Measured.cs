namespace KpiFunctions.Domain.Schemes;

/// <summary>Whose facts count for the person who is scored.</summary>
public enum Measured
{
    /// <summary>The person's own.</summary>
    Person,

    /// <summary>Those of the people whom the person leads on the day, and the person's own.</summary>
    Team,

    /// <summary>All of the store.</summary>
    Store,
}
