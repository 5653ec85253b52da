using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Appeals;

/// <summary>A customer meant other ratings than were read or typed.</summary>
/// <param name="Ratings">One rating of 1 to 5 for each question.</param>
public sealed record AnswerCorrected(WorkOrderId Order, IReadOnlyList<int> Ratings, string Evidence) : Correction(Evidence)
{
    public override bool IsOf(WorkOrderId order) => order == Order;

    public override bool Overwrites(Correction earlier) => earlier switch
    {
        AnswerCorrected c => c.Order == Order,
        AnswerExcluded c => c.Order == Order,
        _ => false,
    };

    public override SurveyResult Correct(WorkOrderId order, SurveyResult result) => order == Order ? result with { Ratings = Ratings } : result;

    public bool Equals(AnswerCorrected? other) =>
        other is not null && (Order, Evidence) == (other.Order, other.Evidence) && Ratings.SequenceEqual(other.Ratings);

    public override int GetHashCode() => HashCode.Combine(Order, Evidence, Ratings.Count);
}
