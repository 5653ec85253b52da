using System.Numerics;

namespace KpiFunctions.Domain.Scoring.Facts;

/// <summary>
/// The services of a month, grouped by staff, one array for each of their values: a metric reads the columns that it needs and no other,
/// several services at a time. Each group is filled up to whole vectors with services that were never opened or completed, which count nowhere.
/// </summary>
internal sealed class ServiceColumns
{
    /// <summary>Where each group starts, and behind the last one where it ends.</summary>
    private readonly int[] _starts;

    internal ServiceColumns(IReadOnlyList<ServiceFact> services, int staff)
    {
        _starts = StartsOf(services, staff);
        var places = PlacesOf(services, _starts);
        Opened = Column(services, places, s => s.Opened);
        Completed = Column(services, places, s => s.Completed);
        Promised = Column(services, places, s => s.Promised);
        Arrived = Column(services, places, s => s.Arrived);
        StandardHours = Column(services, places, s => s.StandardHours);
        ActualHours = Column(services, places, s => s.ActualHours);
        Points = Column(services, places, s => s.Points);
        Amount = Column(services, places, s => s.Amount);
        Marks = Column(services, places, s => s.Marks.Bits);
        Customer = Column(services, places, s => s.Customer);
    }

    internal long[] Opened { get; }

    internal long[] Completed { get; }

    internal long[] Promised { get; }

    internal long[] Arrived { get; }

    internal long[] StandardHours { get; }

    internal long[] ActualHours { get; }

    internal long[] Points { get; }

    internal long[] Amount { get; }

    /// <summary>Bits of <see cref="ServiceMarks"/>.</summary>
    internal long[] Marks { get; }

    internal long[] Customer { get; }

    internal ServiceGroup Of(int staff) => new(this, _starts[staff], _starts[staff + 1] - _starts[staff]);

    private static int[] StartsOf(IReadOnlyList<ServiceFact> services, int staff)
    {
        var counts = new int[staff];
        foreach (var service in services)
        {
            counts[service.Staff]++;
        }

        var starts = new int[staff + 1];
        for (var i = 0; i < staff; i++)
        {
            var vectors = (counts[i] + Vector<long>.Count - 1) / Vector<long>.Count;
            starts[i + 1] = starts[i] + (vectors * Vector<long>.Count);
        }

        return starts;
    }

    /// <summary>Service of each place, -1 where a group is filled up.</summary>
    private static int[] PlacesOf(IReadOnlyList<ServiceFact> services, int[] starts)
    {
        var places = new int[starts[^1]];
        Array.Fill(places, -1);
        var next = starts[..^1];
        for (var i = 0; i < services.Count; i++)
        {
            places[next[services[i].Staff]++] = i;
        }

        return places;
    }

    private static long[] Column(IReadOnlyList<ServiceFact> services, int[] places, Func<ServiceFact, long> value)
    {
        var column = new long[places.Length];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = places[i] < 0 ? Quantity.Unknown : value(services[places[i]]);
        }

        return column;
    }
}
