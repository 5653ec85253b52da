using System.Collections.Concurrent;

namespace KpiFunctions.Foundation.Access;

/// <summary>Slows down whoever tries keys: after ten wrong ones in a minute an address has to wait until that minute is over.</summary>
public sealed class FailedAttempts(TimeProvider time)
{
    private const int Allowed = 10;
    private const int AddressesRemembered = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (int Count, long Since)> _attempts = new(StringComparer.Ordinal);

    /// <summary>How long this address still has to wait; <see langword="null"/> when it need not.</summary>
    public TimeSpan? WaitOf(string address) =>
        _attempts.TryGetValue(address, out var attempts) && attempts.Count >= Allowed && Window - time.GetElapsedTime(attempts.Since) is { Ticks: > 0 } wait
            ? wait
            : null;

    public void Add(string address)
    {
        if (_attempts.Count >= AddressesRemembered)
        {
            _attempts.Clear();
        }

        _attempts.AddOrUpdate(
            address,
            _ => (1, time.GetTimestamp()),
            (_, old) => time.GetElapsedTime(old.Since) < Window ? (old.Count + 1, old.Since) : (1, time.GetTimestamp()));
    }
}
