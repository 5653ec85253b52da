using System.Globalization;
using KpiFunctions.Domain;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Verification;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Months;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Tests.Features.WorkOrders;

/// <summary>
/// What orders and complaints say decides the scores, not in how many steps and in which order it came, nor which month was closed meanwhile once it has
/// taken in what came late. The orders lie about month borders, come back with each other, and change everything about themselves on the way.
/// </summary>
public sealed class AnyOrderTests(AzuriteFixture azurite) : MonthTest(azurite)
{
    private const string Header = "storeId,workOrderId,staffId,assetId,faultCode,openedAt,completedAt,cancelledAt\n";
    private const int Orders = 9;

    private static readonly Instant Start = Utc("2026-08-24T00:00:00Z");
    private static readonly Instant Now = Utc("2026-10-20T03:00:00Z");
    private static readonly int[] Months = [8, 9, 10];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public async Task The_same_facts_give_the_same_scores(int seed, bool monthsCloseMeanwhile)
    {
        await UseSchemeAsync("orders.completed", "orders.completion_rate", "repair.within_24h_rate", "quality.first_time_fix_rate", "complaint.rate");
        await StartInAsync(8);
        await SaveStoreAsync(await StoreAsync() with { Id = StoreId.Parse("S2") });
        Clock.Now = Now;
        var random = new Random(seed);
        var orders = Enumerable.Range(1, Orders).Select(i => new Steps(random, i)).ToList();

        // Once each, as it is in the end; both stores have a month before which nothing lies.
        const string First = "F,Z,,,2026-08-01T08:00:00,2026-08-01T09:00:00,\n";
        await ImportAsync($"{Header}S2,{First}" + string.Concat(orders.Select(o => $"S2,{o.Rows[^1]}\n")));
        await ImportComplaintsAsync(string.Concat(orders.Select(o => $"S2,{o.Complaint}\n")));

        // Step by step.
        var steps = orders.SelectMany(o => o.Rows.Select(_ => o).Append(o)).OrderBy(_ => random.Next()).ToList();
        await ImportAsync($"{Header}S1,{First}");
        for (var i = 0; i < steps.Count; i++)
        {
            if (monthsCloseMeanwhile && i == steps.Count / 2)
            {
                await CloseDueMonthsAsync(Now);
            }

            Clock.Now += Duration.FromMinutes(1);
            var (isComplaint, row) = steps[i].Next();
            var report = await (isComplaint ? ImportComplaintsAsync($"S1,{row}\n") : ImportAsync($"{Header}S1,{row}\n"));
            Assert.Empty(report.Rejected);
        }

        if (monthsCloseMeanwhile)
        {
            foreach (var month in Months[..2])
            {
                Assert.Null(await DifferenceAsync(month));
            }

            foreach (var month in Months[..2])
            {
                await Get<MonthRequests>().ReopenAsync(
                    await StoreAsync(), new YearMonth(2026, month), new ReopenJson("what came late", TakeLateRecords: true), Supervisor, CancellationToken.None);
            }
        }

        foreach (var month in Months)
        {
            Assert.Equal(await WordsAsync("S2", month), await WordsAsync("S1", month));
        }

        if (monthsCloseMeanwhile)
        {
            foreach (var month in Months[..2])
            {
                await Get<MonthRequests>().CloseAsync(await StoreAsync(), new YearMonth(2026, month), Supervisor, CancellationToken.None);
                Assert.Null(await DifferenceAsync(month));
            }
        }
    }

    private async Task<MonthDifference?> DifferenceAsync(int month) => (await Get<MonthVerifier>().VerifyAsync(Month(2026, month), CancellationToken.None))!.Difference;

    /// <summary>Everything that counts, in words.</summary>
    private async Task<string> WordsAsync(string store, int month)
    {
        var scored = await ScoreAsync(2026, month, store);
        var lines = scored.Scores.OrderBy(s => s.Staff.StaffId.Value, StringComparer.Ordinal)
            .Select(s => $"{s.Staff.StaffId} {string.Join(' ', s.Lines.Select(l => $"{l.Item.Metric}={l.Metric?.Numerator}/{l.Metric?.Denominator}"))}");
        return string.Create(
            CultureInfo.InvariantCulture, $"{month}: {scored.Counts.Completed} completed, {scored.Counts.Returns} returns\n{string.Join('\n', lines)}");
    }

    /// <summary>An order on its way to what it is in the end, and a complaint about it at any time after the first row.</summary>
    private sealed class Steps
    {
        private int _next;
        private bool _hasComplained;

        internal Steps(Random random, int number)
        {
            Rows = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => RowOf(random, number))];
            var receivedAt = TextOf(Start + Duration.FromHours(random.Next(24, 24 * 55)));
            Complaint = $"C{number},W{number},,repairQuality,{receivedAt},,,,";
        }

        internal IReadOnlyList<string> Rows { get; }

        internal string Complaint { get; }

        /// <summary>The next row; the complaint comes as soon as its turn comes after the first one.</summary>
        internal (bool IsComplaint, string Row) Next()
        {
            if (_next == Rows.Count || (_next == 1 && !_hasComplained))
            {
                _hasComplained = true;
                return (true, Complaint);
            }

            return (false, Rows[_next++]);
        }

        private static string RowOf(Random random, int number)
        {
            var openedAt = Start + Duration.FromHours(random.Next(24 * 50));
            var completedAt = openedAt + Duration.FromHours(random.Next(24 * 8));
            var staff = "ABC"[random.Next(3)];
            var completed = random.Next(5) == 0 || completedAt > Now ? string.Empty : TextOf(completedAt);
            var cancelled = random.Next(8) == 0 ? TextOf(openedAt + Duration.FromHours(1)) : string.Empty;
            return $"W{number},{staff},VIN{random.Next(2)},{(random.Next(4) == 0 ? "brakes" : "noise")},{TextOf(openedAt)},{completed},{cancelled}";
        }

        /// <summary>By the clock of Shanghai.</summary>
        private static string TextOf(Instant at) => InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss").Format(at + Duration.FromHours(8));
    }
}
