using KpiFunctions.Domain.Facts;
using NodaTime;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>Complaints about one member of staff, those that they caused, and those that they dealt with.</summary>
internal sealed class ComplaintTally
{
    /// <summary>Source: 002, an answer within 2 hours, solved within 24.</summary>
    private static readonly Duration AnswerWithin = Duration.FromHours(2);
    private static readonly Duration ResolveWithin = Duration.FromHours(24);

    internal long About { get; private set; }

    internal long OwnFault { get; private set; }

    internal long Attitude { get; private set; }

    internal long Recovered { get; private set; }

    /// <summary>Those of their own fault among the recovered. Source: 001, made good of what would cost points.</summary>
    internal long RecoveredOwnFault { get; private set; }

    internal long Handled { get; private set; }

    internal long AnsweredInTime { get; private set; }

    internal long ResolvedInTime { get; private set; }

    /// <summary>Both answered and resolved in time. Source: 002, complaint speed.</summary>
    internal long HandledInTime { get; private set; }

    internal long Satisfied { get; private set; }

    internal void Add(ComplaintTally other)
    {
        About += other.About;
        OwnFault += other.OwnFault;
        Attitude += other.Attitude;
        Recovered += other.Recovered;
        RecoveredOwnFault += other.RecoveredOwnFault;
        Handled += other.Handled;
        AnsweredInTime += other.AnsweredInTime;
        ResolvedInTime += other.ResolvedInTime;
        HandledInTime += other.HandledInTime;
        Satisfied += other.Satisfied;
    }

    internal void AddSubject(ComplaintFact complaint)
    {
        About++;
        Attitude += complaint.IsAboutAttitude ? 1 : 0;
        Recovered += IsRecovered(complaint) ? 1 : 0;
    }

    internal void AddFault(ComplaintFact complaint)
    {
        OwnFault++;
        RecoveredOwnFault += IsRecovered(complaint) ? 1 : 0;
    }

    /// <summary>Adds one about nobody in particular; who deals with it, if anybody does, has it already.</summary>
    internal void AddOfStore(HandledComplaint handled)
    {
        AddSubject(handled.Complaint);
        if (handled.Complaint.IsOwnFault)
        {
            AddFault(handled.Complaint);
        }

        if (handled.Complaint.HandlerId is null)
        {
            AddHandled(handled);
        }
    }

    internal void AddHandled(HandledComplaint handled)
    {
        Handled++;
        var answered = handled.ToAnswer <= AnswerWithin;
        var resolved = handled.ToSolution <= ResolveWithin;
        AnsweredInTime += answered ? 1 : 0;
        ResolvedInTime += resolved ? 1 : 0;
        HandledInTime += answered && resolved ? 1 : 0;
        Satisfied += handled.Complaint.IsSatisfied == true ? 1 : 0;
    }

    private static bool IsRecovered(ComplaintFact complaint) => complaint is { ResolvedAt: not null, IsSatisfied: true };
}
