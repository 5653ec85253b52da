using System.Security.Cryptography;
using System.Text;
using KpiFunctions.LocalHost.Demo;
using KpiFunctions.LocalHost.Simulation;

namespace KpiFunctions.LocalHost.Tests.Demo;

public sealed class DemoMonthTests
{
    [Fact]
    public void The_month_is_the_same_on_every_machine()
    {
        var files = DemoMonth.CreateFiles();

        Assert.Equal("4eacdfc405f32e87", Hash(files.Stores.ReadAll() + files.WorkOrders.ReadAll() + files.Replies.ReadAll()));
        Assert.Equal("c5ac20cb5423e301", Hash(files.Complaints!.ReadAll() + files.Figures!.ReadAll()));
    }

    [Fact]
    public async Task It_is_a_month_of_two_stores_with_twelve_people()
    {
        var input = await ReplayParser.ReadAsync(DemoMonth.CreateFiles(), default);

        Assert.Equal(2, input.Stores.Count);
        Assert.Equal(12, input.Orders.Select(o => o.Row.Fields["staffId"]).Distinct().Count());
        Assert.InRange(input.Orders.Count, 380, 420);
        Assert.All(input.Stores, store => Assert.Equal(new NodaTime.YearMonth(2026, 9), input.MonthsOf(store, DemoMonth.Until).First()));
        Assert.True(input.NaturalEnd > DemoMonth.Until && input.Orders.Max(o => o.Row.At) < DemoMonth.Until);
    }

    [Fact]
    public async Task Every_part_of_the_app_has_something_to_do()
    {
        var input = await ReplayParser.ReadAsync(DemoMonth.CreateFiles(), default);

        Assert.Contains(input.Orders, o => o.Row.Fields["serviceType"] == "internal");
        Assert.Contains(input.Orders, o => !o.Row.Fields.ContainsKey("completedAt"));
        Assert.Contains(input.Orders, o => !o.Row.Fields.ContainsKey("customerPhone"));
        Assert.Contains(input.Orders, o => o.Phone is null && o.Row.Fields.ContainsKey("customerPhone"));
        Assert.Contains(input.Orders.GroupBy(o => (o.Row.Fields["assetId"], o.Row.Fields["faultCode"])), g => g.Count() > 1);
        Assert.Contains(input.Replies, r => r.Text is "TD" or "STOP" or "退订");
        Assert.Contains(input.Replies.GroupBy(r => r.Survey), g => g.Count() > 1);
        Assert.Contains(input.Complaints, c => c.Fields["ownFault"] == "true");
        Assert.Contains(input.Complaints, c => !c.Fields.ContainsKey("resolvedAt"));
        Assert.Contains(input.Complaints, c => c.Fields["kind"] == "consultation");
        Assert.Equal(24, input.Figures.Count);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
