namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>What was counted of several groups of services with none in common, together.</summary>
internal static class TallySums
{
    internal static TimeTally Plus(this TimeTally one, TimeTally other) => new(
        one.Opened + other.Opened,
        one.OpenedAndCompleted + other.OpenedAndCompleted,
        one.Completed + other.Completed,
        one.Within12h + other.Within12h,
        one.Within24h + other.Within24h,
        one.Promised + other.Promised,
        one.OnTime + other.OnTime,
        one.Turnaround + other.Turnaround);

    internal static ArrivalTally Plus(this ArrivalTally one, ArrivalTally other) => new(one.Arrived + other.Arrived, one.InTime + other.InTime);

    internal static InspectionTally Plus(this InspectionTally one, InspectionTally other) => new(one.Inspected + other.Inspected, one.Passed + other.Passed);

    internal static ReturnTally Plus(this ReturnTally one, ReturnTally other) => new(one.Traceable + other.Traceable);

    internal static QuantityTally Plus(this QuantityTally one, QuantityTally other) => new(one.Cases + other.Cases, one.Sum + other.Sum);

    internal static AnswerTally Plus(this AnswerTally one, AnswerTally other) =>
        new(one.Texted + other.Texted, one.Rated + other.Rated, one.Satisfied + other.Satisfied, one.RatingSum + other.RatingSum);
}
