using FsCheck;
using FsCheck.Fluent;

namespace KpiFunctions.Tests.Model;

/// <summary>What somebody does, in small numbers, so that it can be made smaller: hours are those since the store began.</summary>
internal abstract record Step
{
    /// <summary>Hours from the beginning of August to 19 October.</summary>
    private const int LastHour = 1896;

    private static readonly Gen<int> SomeHour = Gen.OneOf(
        Gen.Choose(0, LastHour), from border in Gen.Elements(31 * 24, 61 * 24) from hours in Gen.Choose(-72, 120) select border + hours);

    private static readonly Gen<int> Ids = Gen.Choose(1, 3);

    private static readonly Gen<int> Months = Gen.Choose(8, 10);

    /// <summary>Months that may be closed by 20 October.</summary>
    private static readonly Gen<int> ClosedMonths = Gen.Choose(8, 9);

    private static readonly Gen<Step> Facts = Gen.Frequency(
        (8, from id in Ids
            from opened in SomeHour
            from took in Gen.Frequency((3, Gen.Choose(0, 60)), (1, Gen.Choose(0, 240)))
            from state in Gen.Frequency((2, Gen.Constant(OrderState.Open)), (6, Gen.Constant(OrderState.Done)), (1, Gen.Constant(OrderState.Cancelled)))
            from staff in Ids
            from unit in Gen.Choose(0, 2)
            from part in Gen.Frequency((3, Gen.Constant(RowPart.Whole)), (1, Gen.Constant(RowPart.WithoutUnit)), (1, Gen.Constant(RowPart.Opening)))
            select (Step)new Order(id, opened, took, state, staff, unit, part)),
        (2, from staff in Ids from month in Months from value in Gen.Elements(85, 58) from day in Gen.Choose(0, 2) select (Step)new Figure(staff, month, value, day)),
        (1, from staff in Ids from month in Months from mark in Gen.Elements(85, 58) select (Step)new Rating(staff, month, mark)),
        (3, from id in Ids from received in SomeHour from staff in Ids from fault in Gen.Elements(true, false) select (Step)new Complaint(id, received, staff, fault)),
        (3, from id in Ids from day in Gen.Elements(0, 30, 31, 60, 61, 75) from staff in Ids select (Step)new Customer(id, day, staff)));

    private static readonly Gen<Step> Deeds = Gen.Frequency(
        (1, from hours in Gen.Elements(1, 20, 200, 400) select (Step)new Wait(hours)),
        (3, from twice in Gen.Elements(true, false) select (Step)new Timer(twice)),
        (2, from month in Months select (Step)new Close(month)),
        (2, from zone in Gen.Choose(0, 2) from day in Gen.Elements(1, 5, 20, 28) from hour in Gen.Elements(0, 2, 23) select (Step)new Settings(zone, day, hour)),
        (4, from month in Months from late in Gen.Elements(true, false) from master in Gen.Elements(true, false) select (Step)new Reopen(month, late, master)));

    private static readonly Gen<Step> Appeals = Gen.Frequency(
        (1, from month in ClosedMonths from staff in Ids from value in Gen.Elements(85, 58) from day in Gen.Choose(0, 2) select (Step)new FigureAppeal(staff, month, value, day)),
        (3, from month in ClosedMonths from place in Gen.Choose(0, 2) from staff in Ids select (Step)new OrderAppeal(place, month, staff)));

    /// <summary>At which request to the storage the app is killed before the step is done again, 1 for the first; 0: it is not.</summary>
    internal int KilledAt { get; init; }

    /// <summary>Whether that request is served before the app dies.</summary>
    internal bool IsServed { get; init; }

    /// <summary>
    /// Any list of steps, or one that begins with a few facts and closes their months, so that there is something to appeal against; of a failing one those
    /// with less in them.
    /// </summary>
    internal static Arbitrary<Step[]> Lists { get; } = Arb.From(
        Gen.OneOf(
            ListOf(Gen.Frequency((12, Facts), (4, Deeds), (1, Appeals)), 24),
            from facts in ListOf(Facts, 7)
            from timer in ListOf(Gen.Constant<Step>(new Timer(IsTwice: false)), 1)
            from steps in ListOf(Gen.Frequency((6, Facts), (3, Deeds), (4, Appeals)), 16)
            select (Step[])[.. facts, .. timer, .. steps]),
        Shrink);

    /// <summary>Steps of which every fourth is killed on its way and done again.</summary>
    private static Gen<Step[]> ListOf(Gen<Step> kinds, int length) =>
        (from step in kinds
         from killed in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, step is Appeal ? 150 : 30)))
         from served in Gen.Elements(true, false)
         select step with { KilledAt = killed, IsServed = served && killed > 0 }).ArrayOf(length);

    /// <summary>Fewer steps first, then the same without kills.</summary>
    private static IEnumerable<Step[]> Shrink(Step[] steps)
    {
        for (var length = steps.Length / 2; length > 0; length /= 2)
        {
            for (var from = 0; from + length <= steps.Length; from += length)
            {
                yield return [.. steps[..from], .. steps[(from + length)..]];
            }
        }

        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].KilledAt > 0)
            {
                yield return [.. steps[..i], steps[i] with { KilledAt = 0, IsServed = false }, .. steps[(i + 1)..]];
            }
        }
    }

    internal sealed record Order(int Id, int Opened, int Took, OrderState State, int Staff, int Unit, RowPart Part) : Step;

    internal sealed record Figure(int Staff, int Month, int Value, int Day) : Step;

    internal sealed record Rating(int Staff, int Month, int Mark) : Step;

    internal sealed record Complaint(int Id, int Received, int Staff, bool IsOwnFault) : Step;

    /// <param name="Day">Days since the beginning.</param>
    internal sealed record Customer(int Id, int Day, int Staff) : Step;

    internal sealed record Wait(int Hours) : Step;

    /// <param name="IsTwice">Whether every message that the timer makes is delivered twice.</param>
    internal sealed record Timer(bool IsTwice) : Step;

    internal sealed record Close(int Month) : Step;

    /// <summary>The store's zone is corrected, or its months close at another time from now on.</summary>
    internal sealed record Settings(int Zone, int CloseDay, int CloseHour) : Step;

    internal sealed record Reopen(int Month, bool TakesLate, bool TakesMasterData) : Step;

    /// <summary>Somebody appeals against a closed month.</summary>
    internal abstract record Appeal(int Month) : Step;

    /// <summary>A figure was another one.</summary>
    internal sealed record FigureAppeal(int Staff, int Month, int Value, int Day) : Appeal(Month);

    /// <summary>An order was somebody else's.</summary>
    /// <param name="Place">Which of the orders that stand in the month.</param>
    internal sealed record OrderAppeal(int Place, int Month, int Staff) : Appeal(Month);
}

internal enum OrderState
{
    Open,
    Done,
    Cancelled,
}

/// <summary>Which columns the row has; of the others it says nothing.</summary>
internal enum RowPart
{
    Whole,
    WithoutUnit,
    Opening,
}
