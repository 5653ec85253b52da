using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Foundation.Audit;

namespace KpiFunctions.Foundation.Access;

/// <summary>Who calls, and for which stores.</summary>
/// <param name="Name">Name of the key or person, for logs and records.</param>
/// <param name="Stores">Stores the caller is limited to; empty means all.</param>
/// <param name="Staff">The one person a <see cref="Role.Staff"/> caller is; a supervisor who is measured too has one as well.</param>
public sealed record Caller(string Name, Role Role, IReadOnlyList<StoreId> Stores, StaffId? Staff)
{
    /// <summary>The public part of the caller's key; <see langword="null"/> for the first administrator's, which has none.</summary>
    public string? KeyId { get; init; }

    /// <summary>Where features tell what the caller changes.</summary>
    public AuditScope Audit { get; init; } = AuditScope.None;

    internal AuditActor Actor => new(AuditActorKind.Key, KeyId, Name, JsonNamingPolicy.CamelCase.ConvertName(Role.ToString()), Staff);

    public bool MayWrite(StoreId store) => Role is Role.Ingest or Role.Admin && Covers(store);

    /// <summary>Whether the caller may hand in marks that people gave.</summary>
    public bool MayMark(StoreId store) => MayWrite(store) || MaySupervise(store);

    public bool MaySupervise(StoreId store) => Role is Role.Supervisor or Role.Admin && Covers(store);

    public bool MayReadScores(StoreId store, StaffId staff) =>
        MaySupervise(store) || (Role == Role.Staff && Covers(store) && Staff == staff);

    private bool Covers(StoreId store) => Role == Role.Admin || Stores.Count == 0 || Stores.Contains(store);
}
