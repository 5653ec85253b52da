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

        Assert.Equal("012c94278f2cb387", Hash(string.Concat(files.All.Select(f => f?.ReadAll()))));
    }

    [Fact]
    public async Task It_is_a_month_of_two_workshops_and_a_home_team_whose_people_all_have_a_part_of_their_own()
    {
        var input = await ReplayParser.ReadAsync(DemoMonth.CreateFiles(), default);

        Assert.Equal(3, input.Stores.Count);
        Assert.InRange(input.Orders.Count, 570, 600);
        Assert.All(DemoHouse.Stores.Where(s => s.IsWorkshop), store => Assert.Equal(
            [DemoHouse.Manager, DemoHouse.Clerk, DemoHouse.Technician, DemoHouse.Advisor, DemoHouse.Inspector],
            DemoHouse.Everyone.Where(p => p.Store == store.Id).Select(p => p.Scheme).Distinct().Order(StringComparer.Ordinal)));
        foreach (var (part, scheme) in new[] { ("advisorId", DemoHouse.Advisor), ("inspectorId", DemoHouse.Inspector), ("clerkId", DemoHouse.Clerk), ("clerkId", DemoHouse.Desk) })
        {
            Assert.All(DemoHouse.Everyone.Where(p => p.Scheme == scheme), p => Assert.Contains(input.Orders, o => o.Row.Fields.GetValueOrDefault(part) == p.Id));
        }

        // Nobody leads by orders of their own.
        Assert.DoesNotContain(input.Orders, o => DemoHouse.Everyone.Any(p => p.Scheme is DemoHouse.Manager or DemoHouse.Chief && o.Row.Fields["staffId"].Contains(p.Id, StringComparison.Ordinal)));
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
        Assert.Contains(input.Orders, o => o.Row.Fields["staffId"].Contains('|', StringComparison.Ordinal));
        Assert.Contains(input.Records[ReplayKind.Complaints], c => c.Fields["ownFault"] == "true");
        Assert.Contains(input.Records[ReplayKind.Complaints], c => !c.Fields.ContainsKey("resolvedAt"));
        Assert.Contains(input.Records[ReplayKind.Complaints], c => c.Fields["kind"] == "consultation");
        Assert.All(ReplayKind.All, kind => Assert.NotEmpty(input.Records[kind]));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
