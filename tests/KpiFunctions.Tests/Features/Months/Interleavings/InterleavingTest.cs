using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Core.Pipeline;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Features.Months.Interleavings;

/// <summary>Several workers at the September of a store; each case has a store of its own, in a group of its own.</summary>
public abstract class InterleavingTest(AzuriteFixture azurite) : MonthTest(azurite, services => services.AddSingleton<HttpPipelinePolicy>(new Turns()))
{
    protected const string First = "2026-09-22T08:00:00";
    protected const string Corrected = "2026-09-24T08:00:00";

    /// <summary>A worker is stopped before each so many-th of its requests; before each of them with 1.</summary>
    protected static readonly int Stride = int.Parse(Environment.GetEnvironmentVariable("KPI_STALL_STRIDE") ?? "4", CultureInfo.InvariantCulture);

    /// <summary>Requests before which a worker is stopped, by number, without end. Every test begins with another one, so that together they try more of them.</summary>
    protected static IEnumerable<int> Stops([CallerMemberName] string test = "")
    {
        for (var stop = (test.Length % Stride) + 1; ; stop += Stride)
        {
            yield return stop;
        }
    }

    /// <summary>A store with two orders in a September that is over.</summary>
    private protected async Task OpenAsync(string store)
    {
        await SaveStoreAsync(NewStore(store) with { Group = store });
        Clock.Now = Utc("2026-09-29T03:00:00Z");
        await ImportAsync(store, "W1", "A", First);
        await ImportAsync(store, "W2", "B", "2026-09-26T08:00:00");
        Clock.Now = AfterTheClose;
    }

    private protected Task<KpiFunctions.Features.Import.ImportReport> ImportAsync(string store, string order, string staff, string openedAt) =>
        ImportOrderAsync(order, "2026-09-28T10:00:00", phone: "", store: store, staff: staff, openedAt: openedAt);

    private protected static ScoreStoreMessage Close(string store, int version = 1, string by = ScoreStoreMessage.Schedule) => new(store, "202609", version, by);

    /// <summary>Delivers a message as the queue does: again when it failed.</summary>
    private protected async Task DeliverAsync(ScoreStoreMessage message)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await Get<MonthCloser>().CloseAsync(message, CancellationToken.None);
                return;
            }
            catch (InvalidOperationException) when (tries < 5)
            {
                // The next delivery.
            }
        }
    }

    private protected async Task ReopenStoreAsync(string store, string reason = "W1 was opened two days later", bool takeLate = false) =>
        await Get<MonthRequests>().ReopenAsync(await StoreAsync(store), September, new ReopenJson(reason, TakeLateRecords: takeLate), Admin, CancellationToken.None);

    /// <summary>What can be seen of the month: the versions, who has which total and which places, and the first thing that does not hold.</summary>
    private protected async Task<string> SeenAsync(string store)
    {
        var month = new StoreMonth(StoreId.Parse(store), September);
        var verified = await Get<MonthVerifier>().VerifyAsync(month, CancellationToken.None);
        using var scores = JsonDocument.Parse(await Get<ScoreQuery>().ReadMonthAsync(await StoreAsync(store), September, CancellationToken.None));
        var people = scores.RootElement.GetProperty("scores").EnumerateArray().Select(s =>
            $"{s.GetProperty("staffId")} {s.GetProperty("total")} {s.GetProperty("rank").GetProperty("store")}/{s.GetProperty("rank").GetProperty("group")}");
        var ranked = (await Get<GroupTotalStore>().ListAsync(September, CancellationToken.None)).SingleOrDefault(t => t.StoreId == month.StoreId);
        var entries = (await Get<LedgerStore>().ListAsync(month.StoreId, CancellationToken.None)).Select(e => $"{e.Entry.Kind} {e.Entry.Version}");
        return $"{string.Join(", ", entries)}; {string.Join(", ", people)}; "
            + $"ranked {ranked?.Version}: {string.Join(", ", ranked?.Entries.Select(e => $"{e.StaffId} {e.Total}") ?? [])}; {verified?.Difference?.ToString() ?? "same"}";
    }

    /// <summary>Hands out the messages that can be seen, and after that the ones that show themselves later.</summary>
    private protected static async Task<IReadOnlyList<ScoreStoreMessage>> ReadAsync(MessageQueue queue) =>
        [.. (await TakeAsync(queue.Client)).Select(m => JsonSerializer.Deserialize<ScoreStoreMessage>(m, JsonSerializerOptions.Web)!)];
}
