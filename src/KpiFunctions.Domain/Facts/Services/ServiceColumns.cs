using System.Numerics;

namespace KpiFunctions.Domain.Facts.Services;

/// <summary>
/// Services of a month, grouped by whom they count for, one array for each of their values: a metric reads the columns that it needs and no other,
/// several services at a time. Each group is filled up to whole vectors with services that were never opened or completed, which count nowhere.
/// </summary>
internal sealed class ServiceColumns
{
    /// <summary>Where each group starts, and behind the last one where it ends.</summary>
    private readonly int[] _starts;

    internal ServiceColumns(IReadOnlyList<ServiceFact> services, IReadOnlyList<FurtherMarks> further, int staff)
    {
        _starts = StartsOf(services, staff);
        long[] Column()
        {
            var column = new long[_starts[^1]];
            Array.Fill(column, Quantity.Unknown);
            return column;
        }

        (Opened, Completed, Promised, Arrived) = (Column(), Column(), Column(), Column());
        (StandardHours, ActualHours, Points, Amount) = (Column(), Column(), Column(), Column());
        Customer = Column();
        Marks = new long[1 + (further.Count == 0 ? 0 : further.Max(f => f.Number))][];
        for (var i = 0; i < Marks.Length; i++)
        {
            Marks[i] = Column();
        }

        var followed = 0;
        var next = _starts[..^1];
        for (var i = 0; i < services.Count; i++)
        {
            var service = services[i];
            var place = next[service.Staff]++;
            Opened[place] = service.Opened;
            Completed[place] = service.Completed;
            Promised[place] = service.Promised;
            Arrived[place] = service.Arrived;
            StandardHours[place] = service.StandardHours;
            ActualHours[place] = service.ActualHours;
            Points[place] = service.Points;
            Amount[place] = service.Amount;
            Customer[place] = service.Customer;
            Marks[0][place] = service.Marks.Bits;
            for (var number = 1; number < Marks.Length; number++)
            {
                Marks[number][place] = service.Marks.WithoutRatings.Bits;
            }

            for (; followed < further.Count && further[followed].Service == i; followed++)
            {
                Marks[further[followed].Number][place] = further[followed].Marks.Bits;
            }
        }
    }

    internal long[] Opened { get; }

    internal long[] Completed { get; }

    internal long[] Promised { get; }

    internal long[] Arrived { get; }

    internal long[] StandardHours { get; }

    internal long[] ActualHours { get; }

    internal long[] Points { get; }

    internal long[] Amount { get; }

    /// <summary>Bits of <see cref="ServiceMarks"/>: a column for the first questions, and one for each further number of them.</summary>
    internal long[][] Marks { get; }

    internal long[] Customer { get; }

    /// <summary>Length of a group, with what fills it up; 0 when it is empty.</summary>
    internal int CountOf(int staff) => _starts[staff + 1] - _starts[staff];

    internal ServiceGroup Of(int staff) => new(this, _starts[staff], CountOf(staff));

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
}
