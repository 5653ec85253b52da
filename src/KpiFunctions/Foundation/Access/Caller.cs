using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Foundation.Access;

/// <summary>Who calls, and for which stores.</summary>
/// <param name="Name">Name of the key, for logs and records.</param>
/// <param name="Stores">Stores the caller is limited to; an administrator is limited to none.</param>
/// <param name="People">Who stands behind the key: one person, in each store that knows them; <see langword="null"/> or none when nobody does.</param>
public sealed record Caller(string Name, Role Role, IReadOnlyList<StoreId> Stores, IReadOnlyList<StorePerson>? People)
{
    /// <summary>Whether the key was made for all stores, those to come too.</summary>
    public bool IsEverywhere { get; init; }

    /// <summary>Who stands behind the key; empty when nobody does.</summary>
    public IReadOnlyList<StorePerson> People { get; init; } = People ?? [];

    /// <summary>From when on the key is nobody's any more; <see langword="null"/> when it does not end by itself.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The public part of the caller's key; <see langword="null"/> for the first administrator's, which has none.</summary>
    public string? KeyId { get; init; }

    /// <summary>Where features tell what the caller changes.</summary>
    public AuditScope Audit { get; init; } = AuditScope.None;

    /// <summary>What is kept with whatever the caller enters: the name of the key, and the person behind it.</summary>
    public string Signature => People.Count == 0 ? Name : $"{Name} ({string.Join(' ', People)})";

    internal AuditActor Actor => new(
        AuditActorKind.Key, KeyId, Name, JsonNamingPolicy.CamelCase.ConvertName(Role.ToString()), People.Count == 0 ? null : string.Join(' ', People));

    /// <summary>Whether the caller may push records.</summary>
    public bool MayWrite(StoreId store) => Role is Role.Ingest or Role.Supervisor or Role.Admin && Covers(store);

    /// <summary>Whether the caller may write complaints down.</summary>
    public bool MayRecordComplaints(StoreId store) => MayWrite(store) || (Role == Role.Clerk && Covers(store));

    public bool MaySupervise(StoreId store) => Role is Role.Supervisor or Role.Admin && Covers(store);

    /// <summary>Whether the caller may see the list of calls and complaints, a clerk the own one, and say what came of a call.</summary>
    public bool MayCall(StoreId store) => MaySupervise(store) || (Role == Role.Clerk && Covers(store));

    public bool MayReadScores(StoreId store, StaffId staff) => MaySupervise(store) || (Role is Role.Staff or Role.Clerk && Is(store, staff));

    /// <summary>Whether the person behind the key is this member of staff.</summary>
    public bool Is(StoreId store, StaffId? staff) => staff is { } id && People.Contains(new StorePerson(store, id));

    /// <summary>Who the person behind the key is in a store; <see langword="null"/> when the store does not know them.</summary>
    public StaffId? StaffIn(StoreId store) => People.Where(p => p.StoreId == store).Select(p => (StaffId?)p.StaffId).FirstOrDefault();

    /// <summary>Refuses to judge for a key behind which nobody stands, and for whoever is concerned. Source: 003, the person measured must not be the judge.</summary>
    /// <param name="concerned">Those who stand on the order, complaint or mark.</param>
    /// <exception cref="ProblemException">The caller may not judge here.</exception>
    public void RequireJudge(StoreId store, params IEnumerable<StaffId?> concerned)
    {
        if (WhyNoJudge(store, concerned) is { } reason)
        {
            throw new ProblemException(People.Count == 0 ? Problems.NoPerson(reason) : Problems.Concerned(reason));
        }
    }

    /// <summary>Why the caller may not judge, in words; <see langword="null"/> when they may.</summary>
    /// <inheritdoc cref="RequireJudge"/>
    public string? WhyNoJudge(StoreId store, params IEnumerable<StaffId?> concerned) =>
        People.Count == 0 ? "Nobody stands behind this key, so it reads and imports but judges nothing. Ask an administrator for a key that names its person (people)."
        : concerned.Any(c => Is(store, c)) ? "You stand on this record yourself, so somebody else must judge it. Ask another supervisor, or an administrator."
        : null;

    private bool Covers(StoreId store) => Role == Role.Admin || IsEverywhere || Stores.Contains(store);
}
