using KpiFunctions.Domain.Complaints;
using KpiFunctions.Foundation.Access;

namespace KpiFunctions.Features.Complaints;

/// <summary>Who deals with a complaint. Source: design/http.md, a clerk has the own list.</summary>
internal static class ComplaintAccess
{
    /// <summary>Whether a complaint is the caller's to see: a supervisor's, and of a clerk those of the own list and of nobody's.</summary>
    internal static bool MayDealWith(this Caller caller, Complaint complaint) =>
        caller.MaySupervise(complaint.StoreId) || (caller.MayCall(complaint.StoreId) && (complaint.HandlerId is null || caller.Is(complaint.StoreId, complaint.HandlerId)));
}
