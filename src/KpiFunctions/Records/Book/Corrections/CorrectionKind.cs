namespace KpiFunctions.Records.Book.Corrections;

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

    /// <summary>The order <c>workOrderId</c> has another <c>staffId</c>, other times (<c>cancelledAt</c> among them) or another <c>inspectionPassed</c>.</summary>
    CorrectOrder,

    /// <summary><c>laterWorkOrderId</c> was no return of <c>workOrderId</c>.</summary>
    DropReturn,

    /// <summary>The complaint <c>complaintId</c> is not the fault of the one it is about.</summary>
    ClearFault,
}
