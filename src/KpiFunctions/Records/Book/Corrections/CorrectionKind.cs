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

    /// <summary>
    /// The order <c>workOrderId</c> has another <c>staffId</c>, <c>advisorId</c>, <c>inspectorId</c> or <c>clerkId</c> (the last three are nobody when empty), other
    /// times (<c>cancelledAt</c> among them), another <c>inspectionPassed</c>, <c>model</c>, <c>jobCode</c> or <c>difficulty</c>, or other
    /// <c>standardHours</c>, <c>actualHours</c>, <c>points</c> or <c>amount</c>.
    /// </summary>
    CorrectOrder,

    /// <summary><c>laterWorkOrderId</c> was no return of <c>workOrderId</c>.</summary>
    DropReturn,

    /// <summary>The complaint <c>complaintId</c> is not the fault of the one it is about.</summary>
    ClearFault,

    /// <summary>The mark <c>metric</c> of <c>rater</c> (of <c>day</c>) of the one who is measured is <c>value</c>, on a rating sheet <c>grade</c>.</summary>
    CorrectMark,

    /// <summary>The mark <c>metric</c> of <c>rater</c> (of <c>day</c>) of the one who is measured does not count.</summary>
    DropMark,

    /// <summary>The referral, repurchase or praise <c>factId</c> does not count.</summary>
    DropCustomerFact,

    /// <summary>
    /// The complaint <c>complaintId</c> is about another <c>staffId</c>, has another <c>handlerId</c> (nobody when empty), <c>complaintKind</c>, <c>receivedAt</c>,
    /// <c>answeredAt</c> or <c>resolvedAt</c>, or the customer was <c>satisfied</c> or not.
    /// </summary>
    CorrectComplaint,

    /// <summary>The call about <c>workOrderId</c> was made by another <c>staffId</c>, ended at <c>doneAt</c> or with another <c>outcome</c>, or was due by <c>dueBy</c>.</summary>
    CorrectCall,

    /// <summary>Nobody had to call about <c>workOrderId</c>.</summary>
    DropCall,
}
