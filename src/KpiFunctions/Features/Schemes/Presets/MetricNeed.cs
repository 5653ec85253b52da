namespace KpiFunctions.Features.Schemes.Presets;

/// <summary>The records behind a metric that is computed from them.</summary>
/// <param name="Orders">Columns of orders besides those that every order has; <see langword="null"/> when it needs no orders.</param>
internal sealed record MetricNeed(IReadOnlyList<string>? Orders)
{
    private static readonly MetricNeed Answered = new(["customerPhone", "completedAt"]) { NeedsAnswers = true };
    private static readonly MetricNeed Completed = new(["completedAt"]);
    private static readonly MetricNeed Called = new(["customerPhone", "completedAt"]) { NeedsCalls = true };

    private static readonly string[] ComplaintClock = ["complaintClock"];

    /// <summary>Every computed metric; <c>satisfaction.factor.…</c> needs what the others of its area do.</summary>
    private static readonly Dictionary<string, MetricNeed> All = new(StringComparer.Ordinal)
    {
        ["satisfaction.rate"] = Answered,
        ["satisfaction.rate_all"] = Answered,
        ["satisfaction.mean"] = Answered,
        ["satisfaction.index"] = Answered,
        ["satisfaction.csi"] = Answered,
        ["satisfaction.response_rate"] = Answered,
        ["repair.within_24h_rate"] = Completed,
        ["repair.fixed_in_12h_rate"] = Completed,
        ["repair.on_time_rate"] = new(["promisedAt", "completedAt"]),
        ["repair.standard_time_ratio"] = new(["completedAt", "standardHours", "actualHours"]),
        ["repair.average_hours"] = Completed,
        ["arrival.on_time_rate"] = new(["arrivedAt", "completedAt"]) { Settings = ["arriveWithinMinutes"] },
        ["orders.completed"] = Completed,
        ["orders.completion_rate"] = Completed,
        ["orders.revenue"] = new(["completedAt", "amount"]),
        ["workload.points"] = new(["completedAt", "points"]),
        ["quality.first_time_fix_rate"] = new(["assetId", "faultCode", "completedAt"]) { Settings = ["returnsNeedSameFault", "placeholderUnits"] },
        ["quality.inspection_pass_rate"] = new(["completedAt", "inspectionPassed"]),
        ["complaint.rate"] = Completed with { Complaints = ["staffId"] },
        ["complaint.count"] = Complained("staffId"),
        ["complaint.own_fault_count"] = Complained("staffId", "ownFault"),
        ["complaint.recovered_count"] = Complained("staffId", "resolvedAt", "satisfied"),
        ["complaint.recovered_own_fault_count"] = Complained("staffId", "resolvedAt", "satisfied", "ownFault"),
        ["complaint.attitude_share"] = Complained("staffId", "kind"),
        ["complaint.answered_in_2h_rate"] = Complained("handlerId", "answeredAt") with { Settings = ComplaintClock },
        ["complaint.resolved_in_24h_rate"] = Complained("handlerId", "resolvedAt") with { Settings = ComplaintClock },
        ["complaint.handled_in_time_rate"] = Complained("handlerId", "answeredAt", "resolvedAt") with { Settings = ComplaintClock },
        ["complaint.resolution_satisfaction_rate"] = Complained("handlerId", "satisfied"),
        ["callback.completed_rate"] = Called,
        ["callback.in_time_rate"] = Called,
        ["callback.spot_check_rate"] = Called,
        ["customer.repurchase_rate"] = Completed with { CustomerFact = "repurchase" },
        ["customer.referral_count"] = new((IReadOnlyList<string>?)null) { CustomerFact = "referral" },
        ["customer.praise_count"] = new((IReadOnlyList<string>?)null) { CustomerFact = "praise" },
    };

    /// <summary>Columns that every order has.</summary>
    internal static IReadOnlyList<string> OfEveryOrder { get; } = ["storeId", "workOrderId", "staffId", "openedAt"];

    /// <summary>Columns that every complaint has.</summary>
    internal static IReadOnlyList<string> OfEveryComplaint { get; } = ["storeId", "complaintId", "receivedAt"];

    /// <summary>Columns of complaints besides those that every complaint has; <see langword="null"/> when it needs no complaints.</summary>
    internal IReadOnlyList<string>? Complaints { get; private init; }

    /// <summary>Settings of the store that decide its value; each has a default.</summary>
    internal IReadOnlyList<string> Settings { get; private init; } = [];

    internal bool NeedsAnswers { get; private init; }

    internal bool NeedsCalls { get; private init; }

    /// <summary>Kind of the customer facts that it counts, as the import writes it.</summary>
    internal string? CustomerFact { get; private init; }

    /// <summary>The store's table that says a column of orders which do not say it themselves, and the columns by which it finds it.</summary>
    internal static IReadOnlyDictionary<string, (string Table, string[] By)> Tables { get; } = new Dictionary<string, (string, string[])>(StringComparer.Ordinal)
    {
        ["standardHours"] = ("hours", ["model", "jobCode"]),
        ["points"] = ("points", ["jobCode", "difficulty"]),
    };

    /// <summary>Columns that every figure has.</summary>
    internal static IReadOnlyList<string> OfEveryFigure { get; } = ["storeId", "staffId", "month", "metric", "value"];

    /// <summary>Columns of figures that say how many occurrences cost nothing, and why.</summary>
    internal static IReadOnlyList<string> OfExcuses { get; } = ["excused", "note"];

    /// <summary>Columns of marks that say what one counts against others, and what was seen, which the highest and the lowest need.</summary>
    internal static IReadOnlyList<string> OfSomeMarks { get; } = ["weight", "example"];

    /// <summary>Columns that every mark has.</summary>
    internal static IReadOnlyList<string> OfEveryMark { get; } = ["storeId", "staffId", "month", "topic", "rater", "mark"];

    /// <summary>Columns that every fact about customers has.</summary>
    internal static IReadOnlyList<string> OfEveryCustomerFact { get; } = ["storeId", "factId", "staffId", "kind", "day", "evidence"];

    internal static IReadOnlyCollection<string> Metrics => All.Keys;

    /// <summary>What a computed metric needs; <see langword="null"/> for figures and marks.</summary>
    internal static MetricNeed? Of(string metric) =>
        All.TryGetValue(metric, out var need) ? need : metric.StartsWith(Domain.Metrics.MetricId.FactorPrefix, StringComparison.Ordinal) ? Answered : null;

    private static MetricNeed Complained(params string[] columns) => new((IReadOnlyList<string>?)null) { Complaints = columns };
}
