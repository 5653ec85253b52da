using KpiFunctions.Foundation.Sms;

namespace KpiFunctions.Tests.Foundation.Sms;

/// <summary>Moments of one process.</summary>
internal sealed class MemoryTimeline : ISendingTimeline
{
    private readonly Lock _lock = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>How many moments anybody asked for at once.</summary>
    public List<int> Wanted { get; } = [];

    /// <summary>Runs before moments are taken, such as a slow storage.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public async Task<SendingShare> TakeAsync(int wanted, TimeSpan interval, DateTimeOffset now, DateTimeOffset latest, CancellationToken cancellationToken)
    {
        await Before();
        lock (_lock)
        {
            Wanted.Add(wanted);
            var first = _next > now ? _next : now;
            if (first > latest)
            {
                return new SendingShare(first, 0);
            }

            _next = first + (interval * wanted);
            return new SendingShare(first, wanted);
        }
    }
}
