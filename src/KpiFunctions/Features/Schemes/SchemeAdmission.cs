using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using NodaTime;

namespace KpiFunctions.Features.Schemes;

/// <summary>
/// Admits new versions of schemes: the next one only, and none that reaches back into a month that was closed with the scheme or by a store
/// that uses it now.
/// </summary>
public sealed class SchemeAdmission(SchemeStore schemes, StoreDirectory stores, LedgerStore ledger)
{
    /// <param name="audit">Is told of the newest version so far, and of this one.</param>
    /// <returns>Why the version was not kept; empty when it is kept, now or by an earlier try.</returns>
    public async Task<IReadOnlyList<SchemeProblem>> AdmitAsync(Scheme draft, AuditScope audit, CancellationToken cancellationToken)
    {
        var existing = await schemes.ListAsync(draft.Id, cancellationToken);
        if (!existing.Any(v => v.Version == draft.Version))
        {
            var problems = SchemeVersions.ProblemsOf(draft, existing, await FindClosedThroughAsync(draft.Id, cancellationToken));
            if (problems.Count > 0)
            {
                return problems;
            }
        }

        await audit.ChangesAsync(existing is [.., var newest] ? Shown(newest) : null, Shown(draft), cancellationToken);
        return await schemes.TryAddAsync(draft, cancellationToken)
            ? []
            : [new("$.version", $"Version {draft.Version} of '{draft.Id}' exists with other content and never changes; the next version is {await NextAsync(draft.Id, cancellationToken)}.")];
    }

    private static JsonElement Shown(Scheme scheme) => JsonSerializer.Deserialize<JsonElement>(SchemeJson.Write(scheme));

    private async Task<int> NextAsync(SchemeId id, CancellationToken cancellationToken) => (await schemes.ListAsync(id, cancellationToken)).Max(v => v.Version) + 1;

    private async Task<YearMonth?> FindClosedThroughAsync(SchemeId id, CancellationToken cancellationToken)
    {
        var last = await ledger.FindLastClosedWithAsync(id, cancellationToken);
        var heads = await ledger.ListHeadsAsync(cancellationToken);
        foreach (var store in await stores.ListAsync(cancellationToken))
        {
            if (heads.TryGetValue(store.Id, out var head) && (last is null || head.ClosedThrough > last) && await UsesAsync(store, id, cancellationToken))
            {
                last = head.ClosedThrough;
            }
        }

        return last;
    }

    private async Task<bool> UsesAsync(Store store, SchemeId id, CancellationToken cancellationToken) =>
        store.SchemeId == id || (await stores.ListStaffAsync(store.Id, cancellationToken)).Any(m => m.Assignments(store.SchemeId).Any(a => a.SchemeId == id));
}
