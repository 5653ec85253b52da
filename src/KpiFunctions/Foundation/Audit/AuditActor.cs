namespace KpiFunctions.Foundation.Audit;

/// <summary>Who did something.</summary>
/// <param name="Kind">What the others are known of.</param>
/// <param name="KeyId">The public part of the key; of the first administrator's there is none.</param>
/// <param name="Name">Name of the key.</param>
/// <param name="Role">What the key may do, as the API writes it.</param>
/// <param name="Person">The person behind the key, as each store knows them, such as <c>S1/li</c>.</param>
/// <param name="Address">From where a key was tried that is none.</param>
public sealed record AuditActor(AuditActorKind Kind, string? KeyId = null, string? Name = null, string? Role = null, string? Person = null, string? Address = null)
{
    /// <summary>What is done by itself when its time has come, or because of a message.</summary>
    public static AuditActor Clock { get; } = new(AuditActorKind.Clock);
}

/// <summary>Kinds of those who do something.</summary>
public enum AuditActorKind
{
    /// <summary>Somebody with a key.</summary>
    Key,

    /// <summary>Nobody: it was time.</summary>
    Clock,

    /// <summary>Somebody with a key that is wrong, or that was revoked.</summary>
    Unknown,
}
