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
        Assert.Equal(isReturn, RepeatRepair.Of(Later(hoursAfter), [Earlier]) is not null);

    [Fact]
    public void A_return_counts_against_who_did_the_earlier_order_and_keeps_both_ids()
    {
        var later = Later(24) with { StaffId = StaffId.Parse("ma") };
        var repeat = RepeatRepair.Of(later, [later, Earlier])!;
        Assert.Equal(("li", Earlier.Id, later.Id, later.OpenedAt), (repeat.StaffId.Value, repeat.Earlier, repeat.Later, repeat.CameBackAt));
    }

    [Fact]
    public void Other_faults_other_units_and_internal_orders_are_no_returns()
    {
        Assert.Null(RepeatRepair.Of(Later(24) with { FaultCode = "E5" }, [Earlier]));
        Assert.Null(RepeatRepair.Of(Later(24) with { AssetId = "fridge-2" }, [Earlier]));
        Assert.Null(RepeatRepair.Of(Later(24) with { AssetId = null }, [Earlier with { AssetId = null }]));
        Assert.Null(RepeatRepair.Of(Later(24), [Earlier with { ServiceType = ServiceType.Internal }]));
        Assert.Null(RepeatRepair.Of(Later(24), [Earlier with { CompletedAt = null }]));
    }

    [Fact]
    public void Of_several_repairs_the_last_one_did_not_hold()
    {
        var second = Given.Order("wang") with { AssetId = "fridge-1", FaultCode = "E4", CompletedAt = Earlier.CompletedAt + Duration.FromHours(20) };
        Assert.Equal(second.Id, RepeatRepair.Of(Later(24), [Earlier, second])!.Earlier);
    }

    private static WorkOrder Later(double hoursAfter) =>
        Earlier with { Id = WorkOrderId.Parse("later"), OpenedAt = Earlier.CompletedAt!.Value + Duration.FromHours(hoursAfter), CompletedAt = null };
}
