using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KpiFunctions.Tests.Features.Months;

/// <summary>A store with one rated order in September 2026, and what people and timers do with that month.</summary>
public abstract class MonthTest(AzuriteFixture azurite, Action<IServiceCollection>? add = null) : AppTest(azurite, add)
{
    // September closes on 5 October at 02:00 in Shanghai, which is 18:00 UTC on the 4th.
    protected static Instant SeptemberCloses { get; } = Utc("2026-10-04T18:00:00Z");

    protected static Instant AfterTheClose { get; } = Utc("2026-10-06T03:00:00Z");

    protected static YearMonth September { get; } = new(2026, 9);

    protected static Caller Admin { get; } = new("Ada", Role.Admin, [], [Person("ada", "hq")]);

    protected static Caller Supervisor { get; } = new("Sun", Role.Supervisor, [Store], [Person("sun")]);

    /// <summary>One order, completed on 28 September 146 hours after it was opened, texted on 1 October and rated 5.</summary>
    protected async Task AnswerOneOrderAsync()
    {
        Clock.Now = Utc("2026-09-28T03:00:00Z");
        await ImportOrderAsync("W1", "2026-09-28T10:00:00", openedAt: "2026-09-22T08:00:00");
        await SendDueAsync(Utc("2026-10-01T02:00:00Z"));
        await ReplyAsync("5", Utc("2026-10-01T03:00:00Z"));
    }

    protected async Task CloseSeptemberAsync()
    {
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));
        Clock.Now = AfterTheClose;
    }

    protected Task<JsonElement> ReopenAsync(string reason, Caller? by = null, bool takeLate = false, bool takeMasterData = false) =>
        ReopenAsync(new ReopenJson(reason, TakeLateRecords: takeLate, TakeMasterData: takeMasterData), by ?? Supervisor);

    protected async Task<JsonElement> ReopenAsync(ReopenJson body, Caller by) =>
        await BodyOf(await Get<MonthRequests>().ReopenAsync(await StoreAsync(), September, body, by, CancellationToken.None));

    protected async Task<JsonElement> CloseAgainAsync(Caller? by = null) =>
        await BodyOf(await Get<MonthRequests>().CloseAsync(await StoreAsync(), September, by ?? Supervisor, CancellationToken.None));

    /// <summary>The first difference that a verification of September finds; <see langword="null"/> when it is the same.</summary>
    protected async Task<MonthDifference?> VerifyAsync() =>
        (await Get<MonthVerifier>().VerifyAsync(Month(2026, 9), CancellationToken.None))!.Difference;

    protected Task<Store> StoreAsync(string id = "S1") => Get<StoreDirectory>().GetAsync(StoreId.Parse(id), CancellationToken.None);

    protected async Task<JsonElement> ReportAsync() =>
        JsonSerializer.SerializeToElement(await Get<MonthReport>().ReadAsync(await StoreAsync(), September, CancellationToken.None), ApiJson.Options);

    protected async Task<byte[]> ScoresAsync(int? version = null) =>
        await Get<ScoreQuery>().ReadMonthAsync(await StoreAsync(), September, version, CancellationToken.None);

    protected async Task<decimal> TotalAsync(string staff = "A", int? version = null) => JsonDocument.Parse(await ScoresAsync(version)).RootElement
        .GetProperty("scores").EnumerateArray().Single(s => s.GetProperty("staffId").GetString() == staff).GetProperty("total").GetDecimal();

    /// <summary>Status and body of an answer, the status under <c>status</c>.</summary>
    protected static int StatusOf(JsonElement answer) => answer.GetProperty("status").GetInt32();
}
