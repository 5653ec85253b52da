using System.Collections.Concurrent;

namespace KpiFunctions.Foundation.Access;

/// <summary>
/// Slows down whoever tries keys: after ten failures in a minute a source has to wait until that minute is over. A source is an address, or one
/// wrong key from it. Kept in memory, so each instance counts what it sees.
/// </summary>
public sealed class FailedAttempts(TimeProvider time)
{
    private const int Allowed = 10;
    private const int SourcesRemembered = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (int Count, long Since)> _attempts = new(StringComparer.Ordinal);

    /// <summary>How long this source still has to wait; <see langword="null"/> when it need not.</summary>
    public TimeSpan? WaitOf(string source) =>
        _attempts.TryGetValue(source, out var attempts) && attempts.Count >= Allowed && Window - time.GetElapsedTime(attempts.Since) is { Ticks: > 0 } wait
            ? wait
            : null;

    public void Add(string source)
    {
        if (_attempts.Count >= SourcesRemembered)
        {
            _attempts.Clear();
        }

        _attempts.AddOrUpdate(
            source,
            _ => (1, time.GetTimestamp()),
            (_, old) => time.GetElapsedTime(old.Since) < Window ? (old.Count + 1, old.Since) : (1, time.GetTimestamp()));
    }
}
