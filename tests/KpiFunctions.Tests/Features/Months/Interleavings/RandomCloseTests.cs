using System.Globalization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Testing;
using Worker = KpiFunctions.Tests.Features.Months.Interleavings.Turns.Worker;

namespace KpiFunctions.Tests.Features.Months.Interleavings;

/// <summary>
/// Workers that close, reopen and correct one month take turns by single requests to the storage, in an order that a seed gives; some fail on the way, some
/// die, some stand still until everything else is over. Set KPI_INTERLEAVINGS to the number of orders (25 by default) and KPI_INTERLEAVING_SEED to the first.
/// </summary>
public sealed class RandomCloseTests(AzuriteFixture azurite) : InterleavingTest(azurite)
{
    private const int Turns = 250;
    private const int MostAtOnce = 4;

    private readonly List<(string Order, bool IsAccepted)> _imported = [];
    private readonly List<int> _asked = [];

    [Fact]
    public async Task In_whatever_order_workers_come_the_month_ends_closed_as_its_facts_and_its_ledger_say()
    {
        var failures = new List<string>();
        var first = Setting("KPI_INTERLEAVING_SEED", 1);
        for (var seed = first; seed < first + Setting("KPI_INTERLEAVINGS", 25); seed++)
        {
            var problems = await PlayAsync($"R{seed}", new Random(seed));
            failures.AddRange(problems.Select(p => $"Seed {seed}: {p}"));
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private async Task<IReadOnlyList<string>> PlayAsync(string store, Random random)
    {
        await OpenAsync(store);
        _imported.Clear();
        _asked.Clear();
        var (live, still, log) = (new List<Worker>(), new List<Worker>(), new List<string>());
        for (var turn = 0; turn < Turns; turn++)
        {
            if (live.Count == 0 || (live.Count < MostAtOnce && random.Next(100) < 8))
            {
                live.Add(await BeginAsync(store, random));
            }

            await TurnAsync(live, still, random, log);
        }

        // Those who stood still go on when everything else is over; some never do.
        live.AddRange(still.Where(_ => random.Next(2) == 0));
        while (live.Count > 0)
        {
            await TurnAsync(live, [], random, log);
        }

        return await CheckAsync(store) is { Count: > 0 } problems ? [.. problems, string.Join(' ', log)] : [];
    }

    private static async Task TurnAsync(List<Worker> live, List<Worker> still, Random random, List<string> log)
    {
        var worker = live[random.Next(live.Count)];
        switch (random.Next(100))
        {
            case < 2 when worker.Next is not null:
                log.Add($"{worker.Name}!");
                await worker.BreakAsync();
                break;
            case < 5 when worker.Next is not null:
                log.Add($"{worker.Name}...");
                still.Add(worker);
                live.Remove(worker);
                break;
            default:
                log.Add(worker.Name);
                await worker.StepAsync();
                break;
        }

        if (worker.IsDone)
        {
            live.Remove(worker);
        }
    }

    /// <summary>Somebody does what makes sense as the month stands now: by the time they do it, it may stand otherwise.</summary>
    private async Task<Worker> BeginAsync(string store, Random random)
    {
        var standing = await StandingAsync(store);
        var next = standing is null ? 1 : standing.IsReopened ? standing.Version + 1 : standing.Version;
        var name = $"{_asked.Count + _imported.Count}";
        switch (random.Next(4))
        {
            case 0 when standing is { IsReopened: false }:
                return new Worker($"reopen{name}", () => ReopenStoreAsync(store, takeLate: random.Next(2) == 0));
            case 1:
                var order = string.Create(CultureInfo.InvariantCulture, $"X{_imported.Count}");
                _imported.Add((order, false));
                return new Worker($"import{name}", async () =>
                {
                    var report = await ImportAsync(store, order, "A", First);
                    _imported[_imported.IndexOf((order, false))] = (order, report.Accepted == 1 && report.Late == 0);
                });
            default:
                _asked.Add(next);
                return new Worker($"close{name}", () => DeliverAsync(Close(store, next)));
        }
    }

    /// <summary>Everything is delivered once more, as the queue and the timer do.</summary>
    private async Task<IReadOnlyList<string>> CheckAsync(string store)
    {
        await ReopenStoreAsync(store);
        foreach (var version in _asked.Order())
        {
            await DeliverAsync(Close(store, version));
        }

        if (await StandingAsync(store) is not { IsReopened: false })
        {
            await DeliverAsync(Close(store, (await StandingAsync(store))?.Version + 1 ?? 1));
        }

        var problems = new List<string>();
        var seen = await SeenAsync(store);
        if (!seen.EndsWith("same", StringComparison.Ordinal))
        {
            problems.Add(seen);
        }

        var records = await Get<KpiFunctions.Features.MonthScoring.MonthRecordsQuery>().ReadAsync(new StoreMonth(StoreId.Parse(store), September), CancellationToken.None);
        var lost = _imported.Where(i => i.IsAccepted).Select(i => i.Order).Except(records.Orders.Select(o => o.Order.Id.Value)).ToList();
        if (lost.Count > 0)
        {
            problems.Add($"lost: {string.Join(' ', lost)}");
        }

        return problems;
    }

    private Task<MonthStanding?> StandingAsync(string store) => Get<LedgerStore>().FindStandingAsync(StoreId.Parse(store), September, CancellationToken.None);

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
