using NodaTime;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>Things that fall due, handed out in the order of their time and then of their coming in.</summary>
internal sealed class Agenda<T>
{
    private readonly PriorityQueue<T, (Instant At, int Order)> _queue = new();
    private int _count;

    public void Add(Instant at, T item) => _queue.Enqueue(item, (at, _count++));

    /// <summary>Takes what is due at or before a tick.</summary>
    public IReadOnlyList<T> TakeDue(Instant tick)
    {
        List<T>? due = null;
        while (_queue.TryPeek(out _, out var next) && next.At <= tick)
        {
            (due ??= []).Add(_queue.Dequeue());
        }

        return due ?? (IReadOnlyList<T>)[];
    }
}
