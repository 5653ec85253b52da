using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics.Tallies;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using NodaTime;

namespace KpiFunctions.Domain.Metrics;

/// <summary>
/// Tells which records are behind a metric of somebody, by the very code that counts them: a record's part is what the metric would be had there been
/// no other.
/// </summary>
/// <param name="month">The month that is scored.</param>
/// <param name="clock">When it begins and ends.</param>
/// <param name="close">When it closes.</param>
/// <param name="settings">What the store sets, and who was led by whom.</param>
/// <param name="staff">Who is measured, in the role in which they are.</param>
/// <param name="metric">Id of the metric.</param>
/// <param name="measures">Whose records count.</param>
public sealed class MetricEvidence(
    StoreMonth month, MonthClock clock, Instant close, MonthSettings settings, StaffPeriod staff, string metric, Measures measures)
{
    private readonly EvidenceSources _sources = MetricCatalog.SourcesOf(metric);

    public string Metric => metric;

    /// <summary>Who is measured, in the role in which they are.</summary>
    public StaffPeriod Staff => staff;

    /// <summary>The part of one service, such as 1 of 1 or 0 of 1; <see langword="null"/> when it is not behind the metric.</summary>
    public Metric? PartOf(ServiceRecord record) => _sources.HasFlag(EvidenceSources.Services) ? Read(Tally(b => b.Add(record))) : null;

    /// <summary>The part of one service whose customer was drawn for a rating sheet; <see langword="null"/> when the metric is no item of it.</summary>
    public Metric? PartOfDrawn(ServiceRecord record) => _sources.HasFlag(EvidenceSources.Ratings) ? Read(Tally(b => b.Add(record))) : null;

    /// <summary>The part of one call that somebody had to make; <see langword="null"/> when it is not behind the metric.</summary>
    public Metric? PartOf(CallbackFact callback) => _sources.HasFlag(EvidenceSources.Callbacks) ? Read(Tally(b => b.Add(callback))) : null;

    /// <summary>Whether a complaint is behind the metric.</summary>
    public bool Counts(ComplaintFact complaint) => Tally(b => b.Add(complaint)).Complaints is var tally
        && ((_sources.HasFlag(EvidenceSources.Complaints) && tally.About > 0)
            || (_sources.HasFlag(EvidenceSources.Faults) && tally.OwnFault > 0)
            || (_sources.HasFlag(EvidenceSources.HandledComplaints) && tally.Handled > 0));

    /// <summary>Whether a return is behind the metric.</summary>
    public bool Counts(ReturnFact repeat) => _sources.HasFlag(EvidenceSources.Returns) && Tally(b => b.Add(repeat)).Returned > 0;

    /// <summary>Whether something good that a customer did is behind the metric.</summary>
    public bool Counts(CustomerFact fact) =>
        _sources.HasFlag(EvidenceSources.Customers) && Tally(b => b.Add(fact)) is var tally && tally.Referrals + tally.Repurchases + tally.Praises > 0;

    /// <summary>Whether a figure is the metric's.</summary>
    public bool Counts(FigureFact figure) => _sources.HasFlag(EvidenceSources.Figures) && Tally(b => b.Add(figure)).Figures.ContainsKey(metric);

    /// <summary>Whether a mark is on the metric's topic.</summary>
    public bool Counts(RatingFact rating) =>
        _sources.HasFlag(EvidenceSources.Ratings) && Tally(b => b.Add(rating)).Ratings.Keys.Any(topic => MetricName.RatingPrefix + topic == metric);

    private Metric? Read(StaffTally tally) => MetricCatalog.Get(metric).Read(tally);

    private StaffTally Tally(Func<MonthFactsBuilder, MonthFactsBuilder> add)
    {
        var facts = add(new MonthFactsBuilder(month, clock, close, settings).AddStaff(staff.StaffId)).Build();
        return new MonthTallies(facts).Of(facts.Staff.ToList().IndexOf(staff), measures);
    }
}
