namespace KpiFunctions.Features.Appeals;

/// <summary>A correction as the API reads and shows it, and as a month keeps it. Which fields belong to which kind stands with the kinds.</summary>
/// <param name="Evidence">What shows that the original was wrong, 1 to 2,000 characters.</param>
public sealed record CorrectionJson(
    CorrectionKind Kind,
    string Evidence,
    string? WorkOrderId = null,
    IReadOnlyList<int>? Ratings = null,
    string? Metric = null,
    string? Day = null,
    decimal? Value = null,
    decimal? Count = null,
    string? StaffId = null,
    DateTimeOffset? OpenedAt = null,
    DateTimeOffset? ArrivedAt = null,
    DateTimeOffset? PromisedAt = null,
    DateTimeOffset? CompletedAt = null,
    bool? InspectionPassed = null,
    string? LaterWorkOrderId = null,
    string? ComplaintId = null);

/// <summary>What can be corrected.</summary>
public enum CorrectionKind
{
    /// <summary>The customer's answer to <c>workOrderId</c> does not count.</summary>
    ExcludeAnswer,

    /// <summary>The customer's answer to <c>workOrderId</c> means <c>ratings</c>.</summary>
    CorrectAnswer,

    /// <summary>The figure <c>metric</c> (of <c>day</c>) of the one who is measured is <c>value</c>.</summary>
    CorrectFigure,

    /// <summary>Of the figure <c>metric</c> (of <c>day</c>), <c>count</c> occurrences are excused.</summary>
    ExcuseOccurrences,

    /// <summary>The order <c>workOrderId</c> has another <c>staffId</c>, other times or another <c>inspectionPassed</c>.</summary>
    CorrectOrder,

    /// <summary><c>laterWorkOrderId</c> was no return of <c>workOrderId</c>.</summary>
    DropReturn,

    /// <summary>The complaint <c>complaintId</c> is not the fault of the one it is about.</summary>
    ClearFault,
}
