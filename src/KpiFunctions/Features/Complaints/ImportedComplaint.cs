using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Complaints.Loop;
using KpiFunctions.Domain.Complaints.Templates;
using KpiFunctions.Features.Import;

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
            AnsweredAt = Of("answeredAt", known, c => c.AnsweredAt, ComplaintAction.Answer),
            ResolvedAt = Of("resolvedAt", known, c => c.ResolvedAt, ComplaintAction.Remedy, ComplaintAction.Review, ComplaintAction.Recheck, ComplaintAction.Reopen),
            IsSatisfied = Of("satisfied", known, c => c.IsSatisfied, ComplaintAction.Recheck, ComplaintAction.Reopen),
            IsOwnFault = Of("ownFault", known, c => c.IsOwnFault, ComplaintAction.Fault),
            Record = new ComplaintRecord
            {
                Place = Of("place", known, c => c.Record.Place),
                Brand = Of("brand", known, c => c.Record.Brand),
                PurchasedOn = Of("purchasedOn", known, c => c.Record.PurchasedOn),
                Mileage = Of("mileage", known, c => c.Record.Mileage),
                HappenedOn = Of("happenedOn", known, c => c.Record.HappenedOn),
                Station = Of("station", known, c => c.Record.Station),
                Fault = Of("fault", known, c => c.Record.Fault),
                Part = Of("part", known, c => c.Record.Part),
                Wish = Of("wish", known, c => c.Record.Wish),
                Vehicle = Of("vehicle", known, c => c.Record.Vehicle),
            },
            Steps = known.Steps,
            Text = Of("text", known, c => c.Text) ?? (known.Source == ComplaintSource.Survey ? known.Text : null),
        };
    }

    /// <summary>What the row tells and a person has told before it otherwise: that stays.</summary>
    /// <param name="known">What is known of the complaint.</param>
    public IEnumerable<RowWarning> DifferencesFrom(Complaint? known)
    {
        if (known is null)
        {
            yield break;
        }

        var kept = Over(known);
        foreach (var (column, differs) in new[]
        {
            ("answeredAt", kept.AnsweredAt != Complaint.AnsweredAt),
            ("resolvedAt", kept.ResolvedAt != Complaint.ResolvedAt),
            ("satisfied", kept.IsSatisfied != Complaint.IsSatisfied),
            ("ownFault", kept.IsOwnFault != Complaint.IsOwnFault),
        })
        {
            if (differs && Columns.Contains(column))
            {
                yield return new RowWarning(Line, column, "Somebody has written this step down, and what they wrote stays. Appeal, or take the step anew, where it is wrong.");
            }
        }
    }

    private T Of<T>(string column, Complaint known, Func<Complaint, T> value) => value(Columns.Contains(column) ? Complaint : known);

    /// <param name="steps">Steps of a person that tell the same; once one was taken, no import changes it.</param>
    private T Of<T>(string column, Complaint known, Func<Complaint, T> value, params ReadOnlySpan<ComplaintAction> steps)
    {
        foreach (var step in known.Steps)
        {
            if (steps.Contains(step.Action))
            {
                return value(known);
            }
        }

        return Of(column, known, value);
    }
}
