using KpiFunctions.LocalHost.Simulation;
using NodaTime;

namespace KpiFunctions.LocalHost.Tests.Simulation;

public sealed class TicksTests
{
    private static readonly Instant Quarter = Instant.FromUtc(2026, 9, 1, 10, 15);

    [Fact]
    public void A_tick_is_the_quarter_hour_at_or_after()
    {
        Assert.Equal(Quarter, Ticks.AtOrAfter(Quarter));
        Assert.Equal(Quarter, Ticks.AtOrAfter(Quarter - Duration.FromMinutes(15) + Duration.FromTicks(1)));
        Assert.Equal(Quarter + Ticks.Length, Ticks.AtOrAfter(Quarter + Duration.FromTicks(1)));
    }

    [Fact]
    public void What_is_due_together_comes_in_the_order_of_its_time_and_then_of_its_coming_in()
    {
        var agenda = new Agenda<string>();
        agenda.Add(Quarter, "second");
        agenda.Add(Quarter + Duration.FromTicks(1), "later");
        agenda.Add(Quarter, "third");
        agenda.Add(Quarter - Ticks.Length, "first");

        Assert.Equal(["first", "second", "third"], agenda.TakeDue(Quarter));
        Assert.Empty(agenda.TakeDue(Quarter));
        Assert.Equal(["later"], agenda.TakeDue(Quarter + Ticks.Length));
    }
}
