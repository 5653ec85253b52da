using System.Collections.Concurrent;
using KpiFunctions.Domain;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Agenda;
using NodaTime;

namespace KpiFunctions.Records;

/// <summary>
/// Which stores are to be looked at, and from which hour on: because a month may close, or because customers may have been silent for long enough. One entry
/// stands for all that is due in a store in that hour, so a hundred texts that leave at nine cost one.
/// </summary>
public sealed class StoreAgenda(AgendaStore agenda, TimeProvider time)
{
    private const string Closes = "close";
    private const string FollowUps = "follow-up";

    private const int StoresAtOnce = 16;

    /// <summary>More than that are forgotten, and entered once more.</summary>
    private const int MostRemembered = 100_000;

    /// <summary>
    /// Nobody is entered for an hour that is nearer than this: it may be over for an instance whose clock is ahead, and what was entered would be struck off
    /// before the text it is about was written down.
    /// </summary>
    private static readonly Duration Ahead = Duration.FromMinutes(10);

    private readonly ConcurrentDictionary<(StoreId Store, Instant Hour), byte> _entered = new();

    /// <summary>Has it looked for a month to close from a moment on, or from now on when that has passed.</summary>
    public Task ExpectCloseAsync(StoreId store, Instant at, CancellationToken cancellationToken) =>
        agenda.PutAsync(Closes, Instant.Max(at, time.Now()), store.Value, cancellationToken);

    /// <summary>Before something is written of which silent customers may come: has them looked for from the first full hour on that follows a moment.</summary>
    public async Task ExpectFollowUpAsync(StoreId store, Instant at, CancellationToken cancellationToken)
    {
        var hour = FullHourFrom(Instant.Max(at, time.Now() + Ahead));
        if (_entered.ContainsKey((store, hour)))
        {
            return;
        }

        await agenda.PutAsync(FollowUps, hour, store.Value, cancellationToken);
        if (_entered.Count >= MostRemembered)
        {
            _entered.Clear();
        }

        _entered[(store, hour)] = 0;
    }

    /// <summary>After a look: has silent customers looked for again from a moment on, or from the next full hour when that has passed.</summary>
    public Task FollowUpAgainAsync(StoreId store, Instant at, CancellationToken cancellationToken) =>
        agenda.PutAsync(FollowUps, FullHourFrom(Instant.Max(at, time.Now() + Duration.Epsilon)), store.Value, cancellationToken);

    /// <summary>Looks at every store that may have a month to close by now. One that fails keeps none of the others from their turn.</summary>
    /// <param name="look">Gets a store and its entries, which it strikes off once what comes after them is entered.</param>
    /// <exception cref="AggregateException">Some could not be looked at; they are still on the list.</exception>
    public Task LookAtClosesAsync(Func<StoreId, IReadOnlyList<AgendaEntry>, CancellationToken, Task> look, CancellationToken cancellationToken) =>
        LookAsync(Closes, look, cancellationToken);

    /// <summary>Looks at every store that may have silent customers by now.</summary>
    /// <inheritdoc cref="LookAtClosesAsync"/>
    public Task LookAtFollowUpsAsync(Func<StoreId, IReadOnlyList<AgendaEntry>, CancellationToken, Task> look, CancellationToken cancellationToken) =>
        LookAsync(FollowUps, look, cancellationToken);

    public Task RemoveAsync(IEnumerable<AgendaEntry> entries, CancellationToken cancellationToken) => agenda.RemoveAsync(entries, cancellationToken);

    private async Task LookAsync(string list, Func<StoreId, IReadOnlyList<AgendaEntry>, CancellationToken, Task> look, CancellationToken cancellationToken)
    {
        var stores = (await agenda.ListUntilAsync(list, time.Now(), cancellationToken).ToListAsync(cancellationToken)).GroupBy(e => e.Subject, StringComparer.Ordinal);
        var failures = new ConcurrentBag<Exception>();
        await Parallel.ForEachAsync(
            stores,
            new ParallelOptions { MaxDegreeOfParallelism = StoresAtOnce, CancellationToken = cancellationToken },
            async (entries, token) =>
            {
                try
                {
                    await look(StoreId.Parse(entries.Key), [.. entries], token);
                }
                catch (Exception e) when (!token.IsCancellationRequested)
                {
                    failures.Add(e);
                }
            });
        if (!failures.IsEmpty)
        {
            throw new AggregateException(failures);
        }
    }

    private static Instant FullHourFrom(Instant at)
    {
        var past = (at - NodaConstants.UnixEpoch).ToInt64Nanoseconds() % NodaConstants.NanosecondsPerHour;
        return past == 0 ? at : at + Duration.FromNanoseconds(NodaConstants.NanosecondsPerHour - past);
    }
}
