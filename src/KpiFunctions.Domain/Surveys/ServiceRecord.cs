using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Surveys;

/// <summary>A service: its order and its survey, in the month that it counts in; and with what its customer said, the fact that scores are made of.</summary>
public sealed record ServiceRecord(StoreMonth Month, WorkOrder Order, Survey Survey)
{
    /// <summary>A service of which only what it counts as is of interest.</summary>
    public ServiceRecord(WorkOrder order, SurveyResult result)
        : this(default, order, Survey.NotDue) => Result = result;

    public SurveyId Id => new(Order.StoreId, Order.Id);

    /// <summary>What the customer's answers come to for the month; nothing until they were looked at.</summary>
    public SurveyResult Result { get; init; } = SurveyResult.None;

    /// <summary>Whether upheld appeals say that it was otherwise: their corrections lie beside it in its month.</summary>
    public bool IsCorrected { get; init; }

    /// <summary>Names the state in which it was read, so that a write can tell whether somebody else was faster; <see langword="null"/> when it was not read.</summary>
    public string? Version { get; init; }
}
