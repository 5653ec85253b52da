using KpiFunctions.Domain.Facts;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>Calls of one callback clerk.</summary>
internal sealed class CallbackTally
{
    internal long Due { get; private set; }

    internal long Done { get; private set; }

    internal long DoneInTime { get; private set; }

    internal long OfOthers { get; private set; }

    internal long SpotChecked { get; private set; }

    internal void Add(CallbackTally other)
    {
        Due += other.Due;
        Done += other.Done;
        DoneInTime += other.DoneInTime;
        OfOthers += other.OfOthers;
        SpotChecked += other.SpotChecked;
    }

    internal void Add(CallbackFact callback)
    {
        var done = callback.DoneAt is null ? 0 : 1;
        if (callback.OfOtherDepartment)
        {
            OfOthers++;
            SpotChecked += done;
            return;
        }

        Due++;
        Done += done;
        DoneInTime += callback.DoneAt is { } at && at <= callback.DueBy ? 1 : 0;
    }
}
