using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Tests.Scoring;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Facts;

public sealed class RepeatRepairTests
{
    private static readonly WorkOrder Earlier = Given.Order("li") with { AssetId = "fridge-1", FaultCode = "E4" };

    [Theory]
    [InlineData(0, true)]
    [InlineData(7 * 24, true)]
    [InlineData((7 * 24) + 0.001, false)]
    [InlineData(-0.5, false)]
    public void The_same_unit_and_fault_within_a_week_of_completion_is_a_return(double hoursAfter, bool isReturn) =>
        Assert.Equal(isReturn, RepeatRepair.Of(Later(hoursAfter), [Earlier], ReturnRule.Default) is not null);

    [Fact]
    public void A_return_counts_against_who_did_the_earlier_order_and_keeps_both_ids()
    {
        var later = Later(24) with { StaffId = StaffId.Parse("ma") };
        var repeat = RepeatRepair.Of(later, [later, Earlier], ReturnRule.Default)!;
        Assert.Equal(("li", Earlier.Id, later.Id, later.OpenedAt), (repeat.StaffId.Value, repeat.Earlier, repeat.Later, repeat.CameBackAt));
    }

    [Fact]
    public void Other_faults_other_units_and_internal_orders_are_no_returns()
    {
        Assert.Null(RepeatRepair.Of(Later(24) with { FaultCode = "E5" }, [Earlier], ReturnRule.Default));
        Assert.Null(RepeatRepair.Of(Later(24) with { AssetId = "fridge-2" }, [Earlier], ReturnRule.Default));
        Assert.Null(RepeatRepair.Of(Later(24) with { AssetId = null }, [Earlier with { AssetId = null }], ReturnRule.Default));
        Assert.Null(RepeatRepair.Of(Later(24), [Earlier with { ServiceType = ServiceType.Internal }], ReturnRule.Default));
        Assert.Null(RepeatRepair.Of(Later(24), [Earlier with { CompletedAt = null }], ReturnRule.Default));
    }

    [Fact]
    public void Of_several_repairs_the_last_one_did_not_hold()
    {
        var second = Given.Order("wang") with { AssetId = "fridge-1", FaultCode = "E4", CompletedAt = Earlier.CompletedAt + Duration.FromHours(20) };
        Assert.Equal(second.Id, RepeatRepair.Of(Later(24), [Earlier, second], ReturnRule.Default)!.Earlier);
    }

    [Fact]
    public void Of_several_repairs_completed_at_one_moment_the_first_id_did_not_hold()
    {
        WorkOrder[] earlier = [.. new[] { "B", "A", "C" }.Select(id => Earlier with { Id = WorkOrderId.Parse(id) })];
        Assert.Equal("A", RepeatRepair.Of(Later(24), earlier, ReturnRule.Default)!.Earlier.Value);
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData(" n/a ")]
    [InlineData("SERVICE")]
    [InlineData("-")]
    [InlineData("无")]
    public void A_placeholder_is_no_unit(string unit)
    {
        Assert.Null(RepeatRepair.Of(Later(24) with { AssetId = unit }, [Earlier with { AssetId = unit }], ReturnRule.Default));
        Assert.NotNull(RepeatRepair.Of(Later(24) with { AssetId = unit }, [Earlier with { AssetId = unit }], new() { Placeholders = ["dummy"] }));
    }

    [Theory]
    [InlineData("E4", "E5")]
    [InlineData(null, "E5")]
    [InlineData(null, null)]
    public void Where_the_fault_does_not_matter_any_order_for_the_unit_within_a_week_is_a_return(string? first, string? second)
    {
        var (earlier, later) = (Earlier with { FaultCode = first }, Later(24) with { FaultCode = second });
        Assert.NotNull(RepeatRepair.Of(later, [earlier], new() { FaultMatters = false }));
        Assert.Null(RepeatRepair.Of(later, [earlier], ReturnRule.Default));
    }

    private static WorkOrder Later(double hoursAfter) =>
        Earlier with { Id = WorkOrderId.Parse("later"), OpenedAt = Earlier.CompletedAt!.Value + Duration.FromHours(hoursAfter), CompletedAt = null };
}
