using KpiFunctions.Domain.Scoring.Facts;

namespace KpiFunctions.Domain.Scoring.Metrics;

/// <summary>
/// Exact counters over the services of one member of staff. Fields of a struct, because the pass over the facts adds to them in registers.
/// Times are summed in ticks of 100 ns, quantities in millionths.
/// </summary>
internal struct ServiceTally
{
    internal long Opened;
    internal long OpenedAndCompleted;
    internal long Completed;
    internal long Within24h;
    internal long Promised;
    internal long OnTime;
    internal long Arrived;
    internal long ArrivedInTime;
    internal long Inspected;
    internal long InspectionPassed;
    internal long Texted;
    internal long Rated;
    internal long Satisfied;
    internal long RatingSum;
    internal long WithHours;
    internal WideSum StandardHours;
    internal WideSum ActualHours;
    internal long WithPoints;
    internal WideSum Points;
    internal long WithAmount;
    internal WideSum Amount;
    internal WideSum Turnaround;

    internal static ServiceTally Of(ReadOnlySpan<ServiceFact> services, in TallyWindow window)
    {
        var tally = default(ServiceTally);
        foreach (ref readonly var service in services)
        {
            tally.Add(service, window);
        }

        return tally;
    }

    private void Add(in ServiceFact fact, in TallyWindow window)
    {
        var opened = Bit(window.Holds(fact.Opened));
        Opened += opened;
        if (!window.Holds(fact.Completed))
        {
            return;
        }

        var took = fact.Completed - fact.Opened;
        Completed++;
        OpenedAndCompleted += opened;
        Turnaround.Add(took);
        Within24h += Bit(took <= TimeSpan.TicksPerDay);
        Promised += Bit(fact.Promised != Quantity.Unknown);
        OnTime += Bit(fact.Completed <= fact.Promised);
        Arrived += Bit(fact.Arrived != Quantity.Unknown);
        ArrivedInTime += Bit(fact.Arrived != Quantity.Unknown & fact.Arrived <= fact.Opened + window.ArriveWithin);
        Inspected += Bit(fact.Inspection != ServiceFact.Inspected.No);
        InspectionPassed += Bit(fact.Inspection == ServiceFact.Inspected.Passed);
        Texted += Bit(fact.WasTexted);
        var rating = fact.Ratings.Overall;
        Rated += Bit(rating > 0);
        Satisfied += Bit(rating >= RatingSet.Satisfied);
        RatingSum += rating;
        AddQuantities(fact);
    }

    private void AddQuantities(in ServiceFact fact)
    {
        if (fact.StandardHours != Quantity.Unknown && fact.ActualHours != Quantity.Unknown)
        {
            WithHours++;
            StandardHours.Add(fact.StandardHours);
            ActualHours.Add(fact.ActualHours);
        }

        if (fact.Points != Quantity.Unknown)
        {
            WithPoints++;
            Points.Add(fact.Points);
        }

        if (fact.Amount != Quantity.Unknown)
        {
            WithAmount++;
            Amount.Add(fact.Amount);
        }
    }

    private static int Bit(bool condition) => condition ? 1 : 0;
}
