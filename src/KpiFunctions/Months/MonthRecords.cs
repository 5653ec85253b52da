using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Scoring.Facts;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Months;

/// <summary>Everything that a month's partition holds, as it was read.</summary>
public sealed class MonthRecords
{
    /// <summary>Orders that count in the month.</summary>
    public List<(WorkOrder Order, Survey Survey)> Orders { get; } = [];

    /// <summary>Orders that were opened in the month and completed in a later one.</summary>
    public List<WorkOrder> Opened { get; } = [];

    public List<(WorkOrderId Order, SurveyAnswer Answer)> Answers { get; } = [];

    public List<FigureFact> Figures { get; } = [];

    public List<RatingFact> Ratings { get; } = [];

    public List<Complaint> Complaints { get; } = [];

    /// <summary>Repairs that came back in the month.</summary>
    public List<ReturnFact> Returns { get; } = [];

    public List<(CustomerFactId Id, CustomerFact Fact)> CustomerFacts { get; } = [];

    /// <summary>Records that came after the close.</summary>
    public int Late { get; set; }
}
