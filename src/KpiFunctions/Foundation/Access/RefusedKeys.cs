using KpiFunctions.Foundation.Audit;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Foundation.Access;

/// <summary>
/// Keeps in the audit log that a wrong key was tried: so many times a minute and no more, so that nobody can fill the storage with it. What is left out
/// is counted and stands in the next entry. Kept in memory, so each instance counts what it sees.
/// </summary>
public sealed class RefusedKeys(AuditLog log, TimeProvider time)
{
    internal const int EntriesPerMinute = 20;

    private readonly Lock _lock = new();
    private long _minute;
    private int _entries;
    private int _leftOut;

    /// <summary>Counts an attempt that was refused unseen, because too many came before it.</summary>
    public void LeaveOut() => Interlocked.Increment(ref _leftOut);

    /// <param name="key">What was sent; only the part that names a key is kept.</param>
    /// <param name="address">From where.</param>
    /// <param name="status">HTTP status of the answer.</param>
    public async Task RecordAsync(HttpRequest request, string key, string address, int status, CancellationToken cancellationToken)
    {
        if (!TryTake())
        {
            LeaveOut();
            return;
        }

        var entry = log.EntryOf(request, new AuditActor(AuditActorKind.Unknown, ApiKeyStore.IdOf(key), Address: address)) with
        {
            Stage = AuditStage.Refused,
            Status = status,
            LeftOut = Interlocked.Exchange(ref _leftOut, 0),
        };
        await log.AddAsync([entry.WithoutPlace()], cancellationToken);
    }

    private bool TryTake()
    {
        var minute = time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
        lock (_lock)
        {
            if (minute != _minute)
            {
                (_minute, _entries) = (minute, 0);
            }

            return ++_entries <= EntriesPerMinute;
        }
    }
}
