using KpiFunctions.Domain.Complaints;

namespace KpiFunctions.Features.Complaints;

/// <summary>A complaint as a row of an import tells it. Of what the row has no column for it says nothing, and what is known of that stays.</summary>
/// <param name="Complaint">The complaint as if nothing were known of it.</param>
/// <param name="Columns">Columns that the row has; an empty one clears.</param>
/// <param name="Line">Where the row stands.</param>
public sealed record ImportedComplaint(Complaint Complaint, IReadOnlySet<string> Columns, int Line)
{
    /// <summary>What makes a complaint impossible: times before it was received. Asked also when a row changes a part of a complaint.</summary>
    public static IEnumerable<(string Field, string Error)> ProblemsOf(Complaint complaint)
    {
        const string Error = "The time is before the complaint was received; correct one of the two.";
        if (complaint.AnsweredAt < complaint.ReceivedAt)
        {
            yield return ("answeredAt", Error);
        }

        if (complaint.ResolvedAt < complaint.ReceivedAt)
        {
            yield return ("resolvedAt", Error);
        }
    }

    /// <summary>The complaint with what is known of it where the row says nothing. One about another order is about the person who did that one; the words of a survey's answer stay.</summary>
    public Complaint Over(Complaint? known)
    {
        if (known is null)
        {
            return Complaint;
        }

        var order = Of("workOrderId", known, c => c.WorkOrderId);
        var about = Columns.Contains("staffId") || (known.WorkOrderId is not null && order != known.WorkOrderId) || known.StaffId is null ? Complaint : known;
        return Complaint with
        {
            WorkOrderId = order,
            StaffId = about.StaffId,
            IsAboutOrderStaff = about.IsAboutOrderStaff,
            Order = Complaint.Order ?? (order == known.WorkOrderId ? known.Order : null),
            HandlerId = Of("handlerId", known, c => c.HandlerId),
            Kind = Of("kind", known, c => c.Kind),
            AnsweredAt = Of("answeredAt", known, c => c.AnsweredAt),
            ResolvedAt = Of("resolvedAt", known, c => c.ResolvedAt),
            IsSatisfied = Of("satisfied", known, c => c.IsSatisfied),
            IsOwnFault = Of("ownFault", known, c => c.IsOwnFault),
            Text = Of("text", known, c => c.Text) ?? (known.Source == ComplaintSource.Survey ? known.Text : null),
        };
    }

    private T Of<T>(string column, Complaint known, Func<Complaint, T> value) => value(Columns.Contains(column) ? Complaint : known);
}
