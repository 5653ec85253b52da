using System.Text.Json;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Months;

namespace KpiFunctions.Tests.Features.Appeals;

/// <summary>A closed September in which A took 146 hours for an order and B 50, so that B is before A; and what people do about it.</summary>
public abstract class AppealTest(AzuriteFixture azurite) : MonthTest(azurite)
{
    protected static Caller Staff { get; } = new("Wang Wei", Role.Staff, [Store], [Person("A")]);

    protected static CorrectionJson OpenedLater { get; } = new(CorrectionKind.CorrectOrder, "the car came on the 27th, says the gate's list", "W1")
    {
        OpenedAt = new DateTimeOffset(2026, 9, 27, 8, 0, 0, TimeSpan.FromHours(8)),
    };

    protected async Task CloseTwoOrdersAsync(string store = "S1", string openedAt = "2026-09-22T08:00:00")
    {
        Clock.Now = Utc("2026-09-29T03:00:00Z");
        await ImportOrderAsync("W1", "2026-09-28T10:00:00", phone: "", store: store, openedAt: openedAt);
        await ImportOrderAsync("W2", "2026-09-28T10:00:00", phone: "", store: store, staff: "B", openedAt: "2026-09-26T08:00:00");
        await CloseSeptemberAsync();
    }

    protected Task<JsonElement> FileAsync(Caller? by = null, string staff = "A", string? line = "speed", string? adjustment = null, string reason = "the car came later") =>
        AnswerOf(() => Get<AppealFiling>().FileAsync(new AppealJson("S1", "2026-09", staff, reason, line, adjustment), by ?? Staff, CancellationToken.None));

    /// <summary>Files an appeal of A about the line speed.</summary>
    protected async Task<AppealId> FiledAsync() => AppealId.Parse((await FileAsync()).GetProperty("appealId").GetString()!);

    protected Task<JsonElement> DecideAsync(AppealId id, Caller by, params CorrectionJson[] corrections) => AnswerOf(
        () => Get<AppealDecisions>().DecideAsync(
            Store, id, new DecisionJson(corrections.Length > 0 ? "upheld" : "rejected", "looked into it", corrections), by, CancellationToken.None));

    /// <summary>Delivers what waits in the queue, each message the given number of times.</summary>
    protected async Task ApplyAsync(int deliveries = 1)
    {
        foreach (var message in await TakeAsync(Get<Queues>().Appeals.Client))
        {
            for (var i = 0; i < deliveries; i++)
            {
                await new ApplyAppealWorker(Get<AppealApplier>(), Get<DeadLetterStore>()).Run(message, CancellationToken.None);
            }
        }
    }

    protected async Task<StoredAppeal> AppealAsync(AppealId id) => (await Get<AppealStore>().FindAsync(Store, id, CancellationToken.None))!;

    protected static string DetailOf(JsonElement answer) => answer.GetProperty("detail").GetString()!;
}
