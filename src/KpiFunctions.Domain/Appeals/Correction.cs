using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Appeals;

/// <summary>
/// A fact as an upheld appeal says it was. It is kept beside the original, which stays as it came; each kind changes what it is about and
/// gives everything else back as it is. Source: 004, re-examination of data and correction.
/// </summary>
/// <param name="Evidence">What shows that the original was wrong, in words.</param>
public abstract record Correction(string Evidence)
{
    /// <summary>Whether it goes with an order into another month.</summary>
    public virtual bool IsOf(WorkOrderId order) => false;

    /// <summary>Whether it says again, in the same decision, what an earlier correction says, so that one of the two changes nothing.</summary>
    public virtual bool Overwrites(Correction earlier) => false;

    public virtual WorkOrder Correct(WorkOrder order) => order;

    public virtual SurveyResult Correct(WorkOrderId order, SurveyResult result) => result;

    public virtual FigureFact Correct(FigureFact figure) => figure;

    /// <summary>A figure that was never delivered; <see langword="null"/> for every other kind.</summary>
    public virtual FigureFact? Missing => null;

    public virtual RatingFact Correct(RatingFact rating) => rating;

    /// <summary>Whether a mark does not count.</summary>
    public virtual bool Drops(RatingFact rating) => false;

    public virtual Complaint Correct(Complaint complaint) => complaint;

    public virtual ReturnFact Correct(ReturnFact repeat) => repeat;

    /// <summary>Whether a repair did not come back after all.</summary>
    public virtual bool Drops(ReturnFact repeat) => false;

    public virtual Callback Correct(Callback call) => call;

    /// <summary>Whether nobody had to make a call.</summary>
    public virtual bool Drops(Callback call) => false;

    /// <summary>Whether a customer did nothing of the kind.</summary>
    public virtual bool Drops(CustomerFactId fact) => false;
}
