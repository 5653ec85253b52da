namespace KpiFunctions.Domain.Surveys;

/// <summary>Why a customer was not asked. Kept with the order, so that the silent part of a month can be explained.</summary>
public enum ExclusionReason
{
    InternalOrder,
    NoPhone,
    InvalidPhone,

    /// <summary>The customer asked for no more texts.</summary>
    OptedOut,

    /// <summary>Another survey went to the same number within the quiet period.</summary>
    QuietPeriod,

    /// <summary>The store asks a sample of its customers, and this order is not in it.</summary>
    NotSampled,

    /// <summary>The number was erased before the text left.</summary>
    Erased,

    /// <summary>The text could not be answered before the month closes: the record came too late, or the store sends nothing until then.</summary>
    MonthClosed,

    /// <summary>The order was cancelled.</summary>
    CancelledOrder,

    /// <summary>The order was opened again after its text had left: there is nothing to ask yet.</summary>
    OpenedAgain,
}
