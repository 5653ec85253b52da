using KpiFunctions.Domain.Facts;
using NodaTime;

namespace KpiFunctions.Domain.Complaints.Loop;

/// <summary>
/// A complaint as work: how far it has come, and what may be done next. Where no person has taken a step, what an import says of its time stands for it.
/// Source: 002, complaint loop.
/// </summary>
public sealed record ComplaintCase
{
    /// <summary>The most steps that one complaint can have.</summary>
    public const int MostSteps = 50;

    private readonly Complaint _complaint;

    private ComplaintCase(Complaint complaint) => _complaint = complaint;

    /// <summary>How far it has come.</summary>
    public ComplaintStage Stage { get; private set; }

    /// <summary>Who is to put it right; <see langword="null"/> while nobody is named.</summary>
    public StaffId? Owner { get; private set; }

    /// <summary>Until when it is to be put right; <see langword="null"/> while there is none.</summary>
    public Instant? Deadline { get; private set; }

    /// <summary>When solutions were given that did not do, in their order.</summary>
    public IEnumerable<Instant> FailedSolutions => _complaint.Steps.Select(s => s.FailedSolutionAt).OfType<Instant>();

    /// <summary>Times in which the clocks stood still, in their order.</summary>
    public IReadOnlyList<ComplaintPause> Pauses { get; private set; } = [];

    /// <summary>Whether the clocks stand still.</summary>
    public bool IsPaused => Pauses is [.., { To: null }];

    public static ComplaintCase Of(Complaint complaint)
    {
        var work = new ComplaintCase(complaint);
        foreach (var step in complaint.Steps)
        {
            work.Take(step);
        }

        if (work.Stage < ComplaintStage.Remedied && complaint.ResolvedAt is not null)
        {
            work.Stage = complaint.IsSatisfied switch
            {
                null => ComplaintStage.Remedied,
                true => ComplaintStage.Closed,
                false => ComplaintStage.Reopened,
            };
        }

        return work;
    }

    /// <summary>Why something cannot be done now, in words; <see langword="null"/> when it can.</summary>
    /// <param name="hasSeenAll">Whether whoever does it has seen all steps: then what was said before may be said anew.</param>
    public string? WhyNot(ComplaintAction action, bool hasSeenAll) => action switch
    {
        _ when _complaint.Steps.Count >= MostSteps => $"The complaint has {MostSteps} steps, and takes no more. Record a new complaint.",
        ComplaintAction.Answer => _complaint.AnsweredAt is null ? null : "The customer has got a first answer already.",
        ComplaintAction.Assign => Needs(
            hasSeenAll ? [ComplaintStage.Recorded, ComplaintStage.Assigned, ComplaintStage.Considered, ComplaintStage.Reopened] : [ComplaintStage.Recorded, ComplaintStage.Reopened]),
        ComplaintAction.Opinion => Needs(
            hasSeenAll
                ? [ComplaintStage.Recorded, ComplaintStage.Assigned, ComplaintStage.Considered, ComplaintStage.Reopened]
                : [ComplaintStage.Recorded, ComplaintStage.Assigned, ComplaintStage.Reopened]),
        ComplaintAction.Remedy => Needs([ComplaintStage.Recorded, ComplaintStage.Assigned, ComplaintStage.Considered, ComplaintStage.Reopened]),
        ComplaintAction.Review => Needs([ComplaintStage.Remedied]),
        ComplaintAction.Recheck => Needs([ComplaintStage.Remedied, ComplaintStage.Reviewed]),
        ComplaintAction.Reopen => Needs([ComplaintStage.Closed]),
        ComplaintAction.Pause => IsPaused ? "The clocks stand still already." : Stage == ComplaintStage.Closed ? "The complaint is closed; its clocks have stopped." : null,
        ComplaintAction.Resume => IsPaused ? null : "The clocks are running.",
        ComplaintAction.Fault => !hasSeenAll && _complaint.Steps.Any(s => s.Action == ComplaintAction.Fault) ? "Whose fault it was is decided already." : null,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "There is no such action."),
    };

    private string? Needs(ReadOnlySpan<ComplaintStage> stages) => stages.Contains(Stage) ? null : $"The complaint is {Stage}.";

    private void Take(ComplaintStep step)
    {
        switch (step.Action)
        {
            case ComplaintAction.Assign:
                (Stage, Owner) = (ComplaintStage.Assigned, step.Owner);
                break;
            case ComplaintAction.Opinion:
                (Stage, Deadline) = (ComplaintStage.Considered, step.Deadline);
                break;
            case ComplaintAction.Remedy:
                Stage = ComplaintStage.Remedied;
                break;
            case ComplaintAction.Review or ComplaintAction.Recheck when step.Outcome == false:
            case ComplaintAction.Reopen:
                (Stage, Deadline) = (ComplaintStage.Reopened, null);
                break;
            case ComplaintAction.Review:
                Stage = ComplaintStage.Reviewed;
                break;
            case ComplaintAction.Recheck:
                Stage = ComplaintStage.Closed;
                break;
            case ComplaintAction.Pause:
                Pauses = [.. Pauses, new(step.At, null)];
                break;
            case ComplaintAction.Resume:
                Pauses = [.. Pauses.SkipLast(1), Pauses[^1] with { To = step.At }];
                break;
            default:
                break;
        }
    }
}
