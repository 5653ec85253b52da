using KpiFunctions.Domain;

namespace KpiFunctions.Foundation.Audit;

/// <summary>
/// What one request changes, told by the feature that does it. A change is kept before it is made, so that none is without a trace; how it ended is
/// kept afterwards by the gate, also of requests that told nothing.
/// </summary>
public sealed class AuditScope
{
    private const int FirstRefusal = 400;

    private readonly AuditLog? _log;
    private readonly AuditEntry? _request;
    private readonly Dictionary<StoreId, object> _stores = [];
    private AuditEntry? _asked;
    private object? _counts;
    private StoreId? _store;
    private bool _changesNothing;
    private int _step;

    private AuditScope()
    {
    }

    internal AuditScope(AuditLog log, AuditEntry request) => (_log, _request, _store) = (log, request, request.Store);

    /// <summary>Of callers who came through no gate, such as those of a test: keeps nothing.</summary>
    public static AuditScope None { get; } = new();

    /// <summary>Keeps what is about to be changed. Told again unchanged, by somebody who tries again, it is kept once.</summary>
    /// <param name="before">What is there, for JSON; <see langword="null"/> for nothing.</param>
    /// <param name="after">What will be there. Neither may hold a number or a word of a customer, or a secret.</param>
    /// <param name="store">The store, when the address does not name it.</param>
    public async Task ChangesAsync(object? before, object? after, CancellationToken cancellationToken, StoreId? store = null)
    {
        if (_log is null)
        {
            return;
        }

        _store = store ?? _store;
        var asked = Entry(AuditStage.Asked) with { Before = AuditText.Json(before), After = AuditText.Json(after) };
        if (_asked is null || (_asked.Before, _asked.After) != (asked.Before, asked.After))
        {
            await _log.AddAsync([asked], cancellationToken);
            _asked = asked;
            _step++;
        }
    }

    /// <summary>Says how many records were touched; it is kept with how the request ends.</summary>
    /// <param name="counts">For JSON.</param>
    public void Touched(object counts) => _counts = counts;

    /// <summary>Says how many records of a store were touched, where one request touches several stores; each of them gets its entry.</summary>
    /// <inheritdoc cref="Touched(object)"/>
    public void Touched(StoreId store, object counts) => _stores[store] = counts;

    /// <summary>Says that the request changes nothing that a person answers for, so that no entry is needed when it succeeds.</summary>
    public void ChangesNothing() => _changesNothing = true;

    /// <summary>Keeps how the request ended.</summary>
    /// <param name="status">HTTP status of the answer.</param>
    internal async Task EndAsync(int status)
    {
        if (_log is not null && !(_changesNothing && status < FirstRefusal))
        {
            // The change is made: it is told of, also when the caller or the app has no more time.
            await _log.AddAsync(EndsAs(status < FirstRefusal ? AuditStage.Done : AuditStage.Refused, status), CancellationToken.None);
        }
    }

    /// <summary>Keeps that the request failed. The failure itself goes on; one to keep it as well is only logged.</summary>
    internal Task FailAsync() => _log is null ? Task.CompletedTask : _log.TryAddAsync(EndsAs(AuditStage.Failed, status: null), CancellationToken.None);

    private IReadOnlyCollection<AuditEntry> EndsAs(AuditStage stage, int? status)
    {
        var end = Entry(stage) with { Status = status };
        var stores = _stores.Select(s => end with { Store = s.Key, Counts = AuditText.Json(s.Value) });
        return _stores.Count == 0 || _counts is not null ? [.. stores, end with { Counts = AuditText.Json(_counts) }] : [.. stores];
    }

    private AuditEntry Entry(AuditStage stage) => _request! with
    {
        At = _log!.Now,
        Step = _step,
        Stage = stage,
        Store = _store,
        Route = stage is AuditStage.Asked or AuditStage.Done ? _request.Route : _request.Route.ToDictionary(r => r.Key, r => AuditText.Masked(r.Value)),
    };
}
