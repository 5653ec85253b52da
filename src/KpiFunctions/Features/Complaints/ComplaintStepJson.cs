namespace KpiFunctions.Features.Complaints;

/// <summary>A step of a complaint, as the API reads it; which members it takes depends on the step.</summary>
/// <param name="At">When it was done; now when left out.</param>
/// <param name="By">Who did it; the person behind the key when left out.</param>
/// <param name="Text">What was said or done, or the reason; up to 500 characters.</param>
/// <param name="Owner">Of assign: who is to put it right.</param>
/// <param name="Deadline">Of opinion: until when.</param>
/// <param name="Approved">Of review: whether the remedy will do.</param>
/// <param name="Satisfied">Of recheck: whether the customer is content now.</param>
/// <param name="OwnFault">Of fault: whether the one it is about caused it.</param>
/// <param name="After">How many steps whoever sends it has seen; needed to say anew what was said before.</param>
public sealed record ComplaintStepJson(
    DateTimeOffset? At = null,
    string? By = null,
    string? Text = null,
    string? Owner = null,
    DateTimeOffset? Deadline = null,
    bool? Approved = null,
    bool? Satisfied = null,
    bool? OwnFault = null,
    int? After = null);
