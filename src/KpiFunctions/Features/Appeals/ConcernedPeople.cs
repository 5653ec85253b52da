using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Appeals;

/// <summary>Who stands on the records that corrections are about, so that others must decide. Source: 003, the person measured must not be the judge.</summary>
public sealed class ConcernedPeople(KnownOrders orders)
{
    /// <param name="records">The month as it stands.</param>
    /// <param name="corrections">What is to be said of it.</param>
    /// <returns>Everyone on an order, before and after its correction, and everyone on a complaint, a call, a return, a figure, a mark or what a customer did.</returns>
    internal async Task<IReadOnlySet<StaffId>> OfAsync(Store store, MonthRecords records, IReadOnlyList<Correction> corrections, CancellationToken cancellationToken)
    {
        var people = new HashSet<StaffId>();
        foreach (var correction in corrections)
        {
            people.UnionWith(NamedBy(correction, records));
            foreach (var id in OrdersOf(correction, records).Distinct())
            {
                people.UnionWith(await PeopleOfAsync(store, id, records, correction, cancellationToken));
            }
        }

        return people;
    }

    private static IEnumerable<StaffId> NamedBy(Correction correction, MonthRecords records) => correction switch
    {
        AnswerExcluded or AnswerCorrected or OrderCorrected => [],
        MarkCorrected c => [c.StaffId],
        MarkDropped c => [c.StaffId],
        CustomerFactDropped c => records.CustomerFacts.Where(f => c.Drops(f.Id)).Select(f => f.Fact.StaffId),
        ComplaintCorrected c => records.Complaints.Where(o => o.Id == c.Complaint).SelectMany(o => PeopleOf(o).Concat(PeopleOf(c.Correct(o)))),
        CallCorrected c => records.Callbacks.Where(k => k.Survey.WorkOrderId == c.Order).SelectMany(k => PeopleOf(k).Concat(PeopleOf(c.Correct(k)))),
        CallDropped c => records.Callbacks.Where(c.Drops).SelectMany(PeopleOf),
        FigureCorrected c => [c.StaffId],
        OccurrencesExcused c => [c.StaffId],
        ReturnDropped c => records.Returns.Where(c.Drops).SelectMany(r => r.People.All),
        FaultCleared c => records.Complaints.Where(o => o.Id == c.Complaint).SelectMany(PeopleOf),
        _ => throw new ArgumentOutOfRangeException(nameof(correction), correction, "A kind of correction of which nobody says whom it concerns."),
    };

    private static IEnumerable<WorkOrderId> OrdersOf(Correction correction, MonthRecords records) => correction switch
    {
        ReturnDropped c => [c.Later, c.Earlier],
        FaultCleared c => records.Complaints.Where(o => o.Id == c.Complaint).Select(o => o.WorkOrderId).OfType<WorkOrderId>(),
        ComplaintCorrected c => records.Complaints.Where(o => o.Id == c.Complaint).Select(o => o.WorkOrderId).OfType<WorkOrderId>(),
        AnswerExcluded c => [c.Order],
        AnswerCorrected c => [c.Order],
        OrderCorrected c => [c.Order],
        CallCorrected c => [c.Order],
        CallDropped c => [c.Order],
        _ => [],
    };

    private static IEnumerable<StaffId> PeopleOf(Complaint complaint) =>
        new[] { complaint.StaffId, complaint.HandlerId }.OfType<StaffId>().Concat(complaint.Order?.All ?? []);

    private static IEnumerable<StaffId> PeopleOf(Callback call) => new[] { call.Clerk, call.CalledBy }.OfType<StaffId>();

    /// <summary>Of an order as the month has it, as it is known by now, and as it would be corrected.</summary>
    private async Task<IEnumerable<StaffId>> PeopleOfAsync(
        Store store, WorkOrderId id, MonthRecords records, Correction correction, CancellationToken cancellationToken)
    {
        var here = records.Orders.Select(o => o.Order).Concat(records.Opened).Where(o => o.Id == id);
        var known = await orders.FindAsync(store, id, cancellationToken);
        return here.Append(known).OfType<WorkOrder>().SelectMany(o => o.People.All.Concat(correction.Correct(o).People.All));
    }
}
