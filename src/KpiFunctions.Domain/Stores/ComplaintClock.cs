namespace KpiFunctions.Domain.Stores;

/// <summary>Which hours count in the time that a complaint takes. Source: 002, an answer within 2 hours, solved within 24.</summary>
public enum ComplaintClock
{
    /// <summary>All of them.</summary>
    Calendar,

    /// <summary>Those in which the store is open, by its <see cref="Calendars.StoreCalendar"/>.</summary>
    Business,
}
