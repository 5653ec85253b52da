using NodaTime;

namespace KpiFunctions.Domain.Complaints.Loop;

/// <summary>One thing that was done about a complaint. Steps are added and never changed.</summary>
/// <param name="Action">What was done.</param>
/// <param name="At">When it was done; whoever did it may have written it down later.</param>
/// <param name="RecordedAt">When it was written down, never before <paramref name="At"/>.</param>
/// <param name="EnteredBy">Name of the key and the person behind it.</param>
public sealed record ComplaintStep(ComplaintAction Action, Instant At, Instant RecordedAt, string EnteredBy)
{
    /// <summary>Who did it, where the store knows them.</summary>
    public StaffId? By { get; init; }

    /// <summary>Of <see cref="ComplaintAction.Assign"/>: who is to put it right.</summary>
    public StaffId? Owner { get; init; }

    /// <summary>Of <see cref="ComplaintAction.Opinion"/>: until when it is to be put right.</summary>
    public Instant? Deadline { get; init; }

    /// <summary>Of <see cref="ComplaintAction.Review"/> whether it was approved of, of <see cref="ComplaintAction.Recheck"/> whether the customer is content, of <see cref="ComplaintAction.Fault"/> whether the one it is about caused it.</summary>
    public bool? Outcome { get; init; }

    /// <summary>Of a step that found that the last solution did not do: when that one was given.</summary>
    public Instant? FailedSolutionAt { get; init; }

    /// <summary>What was said, or the reason, until it is erased.</summary>
    public string? Text { get; init; }
}
