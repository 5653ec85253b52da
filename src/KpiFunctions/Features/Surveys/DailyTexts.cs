using System.Collections.Concurrent;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.DueTexts;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Features.Surveys;

/// <summary>
/// The cost stop: counts the texts of a store's day, for stores that set a limit. The count in storage is what instances have taken for
/// themselves, a few texts at a time and under its ETag, so it is never passed and costs two transactions for some dozen texts;
/// what an instance took and did not send, at most a fiftieth of the limit, is lost for that day when it ends.
/// </summary>
public sealed partial class DailyTexts(DailyTextStore taken, TextMetrics metrics, ILogger<DailyTexts> logger)
{
    private const int Share = 50;

    private readonly ConcurrentDictionary<StoreId, DayShare> _shares = new();

    /// <summary>Takes the right to one text.</summary>
    /// <returns><see langword="false"/> when the store has had its texts of this day.</returns>
    public async Task<bool> TryTakeAsync(Store store, Instant now, CancellationToken cancellationToken)
    {
        if (store.DailyTextLimit is not { } limit)
        {
            return true;
        }

        var share = _shares.GetOrAdd(store.Id, _ => new DayShare());
        await share.Gate.WaitAsync(cancellationToken);
        try
        {
            var day = now.InZone(store.Zone).Date;
            if (share.Day != day)
            {
                (share.Day, share.Left, share.IsSpent) = (day, 0, false);
            }

            // Another limit than the one that was used up.
            if (share.Limit != limit)
            {
                (share.Limit, share.IsSpent) = (limit, false);
            }

            if (share.Left == 0 && !share.IsSpent)
            {
                share.Left = await taken.TakeAsync(store.Id, day, Math.Max(1, limit / Share), limit, cancellationToken);
                share.IsSpent = share.Left == 0;
                if (share.IsSpent)
                {
                    metrics.CostStop();
                    Spent(store.Id, limit);
                }
            }

            if (share.Left == 0)
            {
                return false;
            }

            share.Left--;
            return true;
        }
        finally
        {
            share.Gate.Release();
        }
    }

    /// <summary>Gives the right back, for a text that did not leave.</summary>
    public void GiveBack(Store store, Instant now)
    {
        if (_shares.TryGetValue(store.Id, out var share))
        {
            share.Gate.Wait();
            try
            {
                share.Left += share.Day == now.InZone(store.Zone).Date ? 1 : 0;
            }
            finally
            {
                share.Gate.Release();
            }
        }
    }

    [LoggerMessage(EventId = 1231, Level = LogLevel.Warning, Message = "Store {Store} has sent its {Limit} texts of this day; the rest waits for tomorrow")]
    private partial void Spent(StoreId store, int limit);

    private sealed class DayShare
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public LocalDate Day { get; set; }

        public int Limit { get; set; }

        public int Left { get; set; }

        public bool IsSpent { get; set; }
    }
}
