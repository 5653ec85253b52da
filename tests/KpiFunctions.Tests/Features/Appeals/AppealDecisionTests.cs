using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Appeals;

/// <summary>Who decides an appeal, and what a decision must say.</summary>
public sealed class AppealDecisionTests(AzuriteFixture azurite) : AppealTest(azurite)
{
    [Fact]
    public async Task Neither_the_one_measured_nor_the_one_who_filed_decides()
    {
        await CloseTwoOrdersAsync();
        var id = AppealId.Parse((await FileAsync(by: Supervisor)).GetProperty("appealId").GetString()!);

        var filer = await DecideAsync(id, Supervisor);
        var nobody = await DecideAsync(id, Admin with { People = [] });
        var measuredById = await DecideAsync(id, new Caller("Boss", Role.Supervisor, [Store], [Person("A")]));

        Assert.Equal((403, 403, 403), (StatusOf(filer), StatusOf(nobody), StatusOf(measuredById)));
        Assert.Equal(AppealState.Filed, (await AppealAsync(id)).Appeal.State);
    }

    [Fact]
    public async Task Nobody_decides_what_raises_the_own_total_and_who_gains_nothing_does()
    {
        // The chief is measured by the whole store, and stands on none of its orders.
        await Get<SchemeStore>().TryAddAsync(TestScheme.Scheme with { Id = SchemeId.Parse("by-store"), Measures = new(Measured.Store, OrderPart.Technician) }, CancellationToken.None);
        await Get<StoreDirectory>().UpdateStaffAsync(
            Store, StaffId.Parse("chief"), _ => new() { StoreId = Store, Id = StaffId.Parse("chief"), Roles = [new(null, SchemeId.Parse("by-store"))] }, CancellationToken.None);
        await CloseTwoOrdersAsync();
        var id = await FiledAsync();
        var chief = new Caller("Chief", Role.Supervisor, [Store], [Person("chief")]);
        var measured = new Caller("Bo", Role.Supervisor, [Store], [Person("B")]);

        var raising = await DecideAsync(id, chief, OpenedLater);
        var asAdministrator = await DecideAsync(id, Admin with { People = chief.People }, OpenedLater);
        var ofOthers = await DecideAsync(id, measured, OpenedLater);

        Assert.Equal((403, 403, 200), (StatusOf(raising), StatusOf(asAdministrator), StatusOf(ofOthers)));
        Assert.Contains("own total", DetailOf(raising), StringComparison.Ordinal);
        Assert.Equal("Bo (S1/B)", ofOthers.GetProperty("decision").GetProperty("by").GetString());
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00+00:00")]
    [InlineData("1999-12-31T23:59:59+08:00")]
    [InlineData("2100-01-01T00:00:00+08:00")]
    [InlineData("9999-12-31T23:59:59+00:00")]
    public async Task A_time_that_no_import_takes_is_refused_in_every_field_of_a_correction(string time)
    {
        await CloseTwoOrdersAsync();
        var id = await FiledAsync();
        var at = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        var order = new CorrectionJson(CorrectionKind.CorrectOrder, "the list", "W1");

        foreach (var (field, correction) in new[]
        {
            ("openedAt", order with { OpenedAt = at }), ("arrivedAt", order with { ArrivedAt = at }), ("promisedAt", order with { PromisedAt = at }),
            ("completedAt", order with { CompletedAt = at }), ("cancelledAt", order with { CancelledAt = at }),
        })
        {
            var refused = await DecideAsync(id, Supervisor, correction);

            Assert.Equal(400, StatusOf(refused));
            Assert.Equal([$"corrections[0].{field}"], refused.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        }
    }

    [Theory]
    [InlineData("2026-08-31")]
    [InlineData("9999-12-31")]
    public async Task A_figure_of_a_day_of_another_month_is_no_correction_of_this_one(string day)
    {
        await CloseTwoOrdersAsync();

        var refused = await DecideAsync(await FiledAsync(), Supervisor, new CorrectionJson(CorrectionKind.CorrectFigure, "the list", Metric: "training.exam", Day: day, Value: 1));

        Assert.Equal(400, StatusOf(refused));
        Assert.Contains("no day of this month", refused.GetProperty("errors").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_appeal_changes_nothing_and_stands()
    {
        await CloseTwoOrdersAsync();
        var closed = await ScoresAsync();
        var id = await FiledAsync();

        var rejected = await DecideAsync(id, Supervisor);
        var again = await DecideAsync(id, Supervisor);
        var otherwise = await DecideAsync(id, Supervisor, OpenedLater);
        await ApplyAsync();

        Assert.Equal((200, 200, 409), (StatusOf(rejected), StatusOf(again), StatusOf(otherwise)));
        Assert.Equal("rejected", rejected.GetProperty("state").GetString());
        Assert.Equal(closed, await ScoresAsync());
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_decision_is_listed_with_its_path()
    {
        await CloseTwoOrdersAsync();
        var id = await FiledAsync();

        var form = await ErrorsOfAsync(
            id,
            OpenedLater with { Evidence = " " },
            new CorrectionJson(CorrectionKind.CorrectOrder, "none of the fields", "W1"),
            new CorrectionJson(CorrectionKind.CorrectAnswer, "six of five", "W1", [6]),
            new CorrectionJson(CorrectionKind.CorrectFigure, "no number", Metric: "training.exam", Day: "14.9."));
        var content = await ErrorsOfAsync(
            id,
            OpenedLater with { WorkOrderId = "W7" },
            OpenedLater with { OpenedAt = OpenedLater.OpenedAt!.Value.AddDays(3) },
            OpenedLater with { StaffId = "Z" },
            OpenedLater with { CompletedAt = OpenedLater.OpenedAt!.Value.AddDays(10) },
            new CorrectionJson(CorrectionKind.ExcludeAnswer, "there is none", "W1"),
            new CorrectionJson(CorrectionKind.DropReturn, "there is none", "W1", LaterWorkOrderId: "W2"),
            new CorrectionJson(CorrectionKind.ClearFault, "there is none", ComplaintId: "C1"),
            new CorrectionJson(CorrectionKind.ExcuseOccurrences, "there is none", Metric: "report.days_late", Count: 1),
            new CorrectionJson(CorrectionKind.CorrectFigure, "computed from records", Metric: "satisfaction.rate", Value: 1));

        Assert.Equal(["corrections[0].evidence", "corrections[1].kind", "corrections[2].ratings", "corrections[3].day", "corrections[3].value"], form.Order());
        Assert.Equal(Enumerable.Range(0, 9).Select(i => $"corrections[{i}]"), content.Order());
        Assert.Equal(AppealState.Filed, (await AppealAsync(id)).Appeal.State);
    }

    private async Task<IReadOnlyList<string>> ErrorsOfAsync(AppealId id, params CorrectionJson[] corrections) =>
        [.. (await DecideAsync(id, Supervisor, corrections)).GetProperty("errors").EnumerateObject().Select(p => p.Name)];
}
