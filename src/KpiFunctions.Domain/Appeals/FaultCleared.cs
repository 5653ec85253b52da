using KpiFunctions.Domain.Complaints;

namespace KpiFunctions.Domain.Appeals;

/// <summary>The one a complaint is about did not cause it. Source: 002, complaint caused by oneself.</summary>
public sealed record FaultCleared(ComplaintId Complaint, string Evidence) : Correction(Evidence)
{
    public override Complaint Correct(Complaint complaint) => complaint.Id == Complaint ? complaint with { IsOwnFault = false } : complaint;
}
