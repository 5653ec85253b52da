using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics.Tallies;
using static KpiFunctions.Domain.Metrics.EvidenceSources;
using static KpiFunctions.Domain.Metrics.MetricDefinition;

namespace KpiFunctions.Domain.Metrics;

/// <summary>The one place where each computed metric is defined from the tally.</summary>
public static class MetricCatalog
{
    private static readonly IReadOnlyList<MetricDefinition> Definitions =
    [
        Rate("satisfaction.rate", t => t.Answers.Satisfied, t => t.Answers.Rated),
        OfAllCustomers("satisfaction.rate_all"),
        Mean("satisfaction.mean", t => t.Answers.RatingSum, t => t.Answers.Rated),
        Mean("satisfaction.index", t => t.Answers.RatingSum, t => t.Answers.Rated, factor: 20),
        Mean("satisfaction.csi", t => t.Answers.RatingSum, t => t.Answers.Rated, factor: 200),
        Rate("satisfaction.response_rate", t => t.Answers.Rated, t => t.Answers.Texted),
        Rate("repair.within_24h_rate", t => t.Times.Within24h, t => t.Times.Completed),
        Rate("repair.fixed_in_12h_rate", t => t.Times.Within12h, t => t.Times.Completed),
        Rate("repair.on_time_rate", t => t.Times.OnTime, t => t.Times.Promised),
        Quotient("repair.standard_time_ratio", t => t.StandardHours.Sum, t => t.ActualHours.Sum, t => t.ActualHours.Cases),
        MeanHours("repair.average_hours", t => t.Times.Turnaround, t => t.Times.Completed),
        Rate("arrival.on_time_rate", t => t.Arrivals.InTime, t => t.Arrivals.Arrived),
        Count("orders.completed", t => t.Times.Completed, _ => false),
        Rate("orders.completion_rate", t => t.Times.OpenedAndCompleted, t => t.Times.Opened),
        Sum("orders.revenue", t => t.Amounts.Sum, t => t.Amounts.Cases),
        Sum("workload.points", t => t.Points.Sum, t => t.Points.Cases),
        Rate("quality.first_time_fix_rate", t => Math.Max(t.Returns.Traceable - t.Returned, 0), t => t.Returns.Traceable).From(Services | Returns),
        Rate("quality.inspection_pass_rate", t => t.Inspections.Passed, t => t.Inspections.Inspected),
        Rate("complaint.rate", t => t.Complaints.About, t => t.Times.Completed).From(Services | EvidenceSources.Complaints),
        Count("complaint.count", t => t.Complaints.About, HasWorked).From(EvidenceSources.Complaints),
        Count("complaint.own_fault_count", t => t.Complaints.OwnFault, HasWorked).From(Faults),
        Count("complaint.recovered_count", t => t.Complaints.Recovered, HasWorked).From(EvidenceSources.Complaints),
        Count("complaint.recovered_own_fault_count", t => t.Complaints.RecoveredOwnFault, HasWorked).From(Faults),
        Rate("complaint.attitude_share", t => t.Complaints.Attitude, t => t.Complaints.About).From(EvidenceSources.Complaints),
        Rate("complaint.answered_in_2h_rate", t => t.Complaints.AnsweredInTime, t => t.Complaints.Handled).From(HandledComplaints).ByComplaintClock(),
        Rate("complaint.resolved_in_24h_rate", t => t.Complaints.ResolvedInTime, t => t.Complaints.Handled).From(HandledComplaints).ByComplaintClock(),
        Rate("complaint.handled_in_time_rate", t => t.Complaints.HandledInTime, t => t.Complaints.Handled).From(HandledComplaints).ByComplaintClock(),
        Rate("complaint.resolution_satisfaction_rate", t => t.Complaints.Satisfied, t => t.Complaints.Handled).From(HandledComplaints),
        Rate("callback.completed_rate", t => t.Callbacks.Done, t => t.Callbacks.Due).From(EvidenceSources.Callbacks),
        Rate("callback.in_time_rate", t => t.Callbacks.DoneInTime, t => t.Callbacks.Due).From(EvidenceSources.Callbacks),
        Rate("callback.spot_check_rate", t => t.Callbacks.SpotChecked, t => t.Callbacks.OfOthers).From(EvidenceSources.Callbacks),
        Rate("customer.repurchase_rate", t => t.Repurchases, t => t.Customers.Served).From(Services | Customers),
        Count("customer.referral_count", t => t.Referrals, HasWorked).From(Customers),
        Count("customer.praise_count", t => t.Praises, HasWorked).From(Customers),
    ];

    private static readonly Dictionary<string, MetricDefinition> ById = Definitions.ToDictionary(d => d.Id);

    /// <summary>Ids of all computed metrics.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Definitions.Select(d => d.Id)];

    /// <summary>Whether <paramref name="id"/> names a metric that is computed from records.</summary>
    public static bool IsComputed(string id) => ById.ContainsKey(id);

    /// <summary>Kinds of records that are behind a metric.</summary>
    public static EvidenceSources SourcesOf(string id) => Get(id).Sources;

    /// <summary>How a metric is read: a computed one, a question of the survey, a manual rating, or else an imported figure.</summary>
    internal static MetricDefinition Get(string id) =>
        ById.GetValueOrDefault(id)
        ?? (id.StartsWith(MetricId.FactorPrefix, StringComparison.Ordinal) ? Factor(id, id[MetricId.FactorPrefix.Length..])
        : id.StartsWith(MetricName.RatingPrefix, StringComparison.Ordinal) ? Rating(id, id[MetricName.RatingPrefix.Length..])
        : Figure(id));

    /// <summary>Someone with any record of the month had the chance to be complained about or praised: their count is 0, not unknown.</summary>
    private static bool HasWorked(StaffTally tally) =>
        tally.Times.Completed > 0 || tally.Complaints.About > 0 || tally.Complaints.OwnFault > 0 || tally.Complaints.Handled > 0 || tally.Callbacks.Due > 0 || tally.Callbacks.OfOthers > 0;
}
