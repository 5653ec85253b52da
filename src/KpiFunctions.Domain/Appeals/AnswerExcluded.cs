using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Appeals;

/// <summary>A customer's answer does not count: it was about something else, or another person.</summary>
public sealed record AnswerExcluded(WorkOrderId Order, string Evidence) : Correction(Evidence)
{
    public override bool IsOf(WorkOrderId order) => order == Order;

    public override bool Overwrites(Correction earlier) => earlier switch
    {
        AnswerCorrected c => c.Order == Order,
        AnswerExcluded c => c.Order == Order,
        _ => false,
    };

    public override SurveyResult Correct(WorkOrderId order, SurveyResult result) => order == Order ? result with { Ratings = [] } : result;
}
