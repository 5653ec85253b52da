using KpiFunctions.Domain.Facts.Services;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Facts;

/// <summary>Everything that counts in the scores of one store-month, made by <see cref="MonthFactsBuilder"/>.</summary>
public sealed class MonthFacts
{
    /// <param name="month">The store-month.</param>
    /// <param name="span">The month in the store's zone.</param>
    /// <param name="close">When the month closes.</param>
    /// <param name="settings">What the store sets.</param>
    /// <param name="complaintClock">By which clock complaints took their time.</param>
    /// <param name="staff">Everyone who was in the store, and everyone of whom there is a fact.</param>
    /// <param name="services">Services by part and segment; <see langword="null"/> for a part that nobody has. Those that several did together are not among them.</param>
    /// <param name="shared">Services that several did together.</param>
    /// <param name="questions">Place of each question among the ratings.</param>
    /// <param name="others">Everything but services.</param>
    internal MonthFacts(
        StoreMonth month,
        Interval span,
        Instant close,
        MonthSettings settings,
        ComplaintClock complaintClock,
        StaffIndex staff,
        ServiceColumns?[] services,
        SharedService[] shared,
        IReadOnlyDictionary<string, int> questions,
        OtherFacts others)
    {
        Month = month;
        Span = span;
        ComplaintClock = complaintClock;
        Close = close;
        Settings = settings;
        Staff = [.. staff.Staff];
        Segments = [.. staff.Segments];
        Slices = staff.Slices;
        Others = others;
        Services = services;
        Shared = shared;
        Questions = questions;
    }

    public StoreMonth Month { get; }

    /// <summary>From the month's first moment to before the next one's, in the store's zone.</summary>
    public Interval Span { get; }

    /// <summary>Until then an order of the month can complete, for its completion rate.</summary>
    public Instant Close { get; }

    public MonthSettings Settings { get; }

    /// <summary>Everyone who was in the store, and everyone of whom there is a fact.</summary>
    public IReadOnlyList<StaffPeriod> Staff { get; }

    /// <summary>The customers who were drawn to fill columns of rating sheets.</summary>
    public IReadOnlyList<DrawnCustomer> Drawn { get; internal init; } = [];

    /// <summary>Everyone in each slice of the month.</summary>
    internal IReadOnlyList<StaffSegment> Segments { get; }

    internal MonthSlices Slices { get; }

    /// <summary>Services by the part of <see cref="OrderPart"/> and the segment of whoever has it.</summary>
    internal ServiceColumns?[] Services { get; }

    /// <summary>Services that several people did together.</summary>
    internal SharedService[] Shared { get; }

    /// <summary>Place of each question that surveys of the month asked, by its name.</summary>
    internal IReadOnlyDictionary<string, int> Questions { get; }

    /// <summary>By which clock complaints took their time.</summary>
    internal ComplaintClock ComplaintClock { get; }

    /// <summary>Everything but services.</summary>
    internal OtherFacts Others { get; }
}
