using KpiFunctions.Domain.Appeals;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Months;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Tests.Features.Appeals;

/// <summary>People read times as the clocks in their store show them.</summary>
public sealed class ShownTimeTests(AzuriteFixture azurite) : AppealTest(azurite)
{
    [Fact]
    public async Task Every_time_of_a_month_its_evidence_and_its_appeals_has_the_offset_of_the_store()
    {
        await UseSchemeAsync("satisfaction.rate", "quality.first_time_fix_rate");
        Clock.Now = Utc("2026-09-30T03:00:00Z");
        await ImportAsync(
            "storeId,workOrderId,staffId,customerPhone,assetId,faultCode,openedAt,completedAt\n"
            + "S1,W1,A,+8613800000001,VIN1,noise,2026-09-22T08:00:00,2026-09-28T10:00:00\nS1,W2,A,,VIN1,noise,2026-09-29T08:00:00,2026-09-30T10:00:00\n");
        await SendDueAsync(Utc("2026-10-01T02:00:00Z"));
        await ReplyAsync("5", Utc("2026-10-01T03:00:00Z"));
        await CloseSeptemberAsync();
        var id = AppealId.Parse((await FileAsync(line: "item0")).GetProperty("appealId").GetString()!);
        await DecideAsync(id, Supervisor, OpenedLater);
        await ApplyAsync();
        var (gate, stores) = (Get<ApiGate>(), Get<StoreDirectory>());
        var evidence = new GetEvidenceEndpoint(gate, stores, Get<EvidenceQuery>());

        var answers = new Dictionary<string, IReadOnlyList<string>>
        {
            ["month"] = await TimesAsync(r => new GetMonthEndpoint(gate, stores, Get<MonthReport>()).Run(r, "S1", "2026-09", CancellationToken.None)),
            ["services"] = await TimesAsync(r => evidence.Run(r, "S1", "2026-09", "A", "item0", CancellationToken.None)),
            ["returns"] = await TimesAsync(r => evidence.Run(r, "S1", "2026-09", "A", "item1", CancellationToken.None)),
            ["appeal"] = await TimesAsync(r => new GetAppealEndpoint(gate, Get<AppealStore>(), stores).Run(r, "S1", id.Value, CancellationToken.None)),
            ["appeals"] = await TimesAsync(r => new ListAppealsEndpoint(gate, Get<AppealStore>(), stores).Run(r, "S1", CancellationToken.None)),
        };

        // The month: when it closes, and when and up to when two versions were closed and one reopened; the appeal: filed, decided, opened later.
        Assert.Equal(6, answers["month"].Count);
        Assert.Equal((3, 3), (answers["appeal"].Count, answers["appeals"].Count));
        Assert.All(answers, a => Assert.NotEmpty(a.Value));
        Assert.All(answers.Values.SelectMany(times => times), time => Assert.EndsWith("+08:00", time, StringComparison.Ordinal));
        Assert.Contains("2026-10-05T02:00:00+08:00", answers["month"]);
        Assert.Contains("2026-09-27T08:00:00+08:00", answers["appeal"]);
    }

    /// <summary>All times in what an endpoint answers.</summary>
    private async Task<IReadOnlyList<string>> TimesAsync(Func<HttpRequest, Task<IResult>> run)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers[ApiGate.KeyHeader] = await Get<ApiKeyStore>().CreateAsync(Supervisor, CancellationToken.None);
        var answer = await BodyOf(await run(context.Request));
        Assert.Equal(200, StatusOf(answer));
        return ShownTimes.In(answer);
    }
}
