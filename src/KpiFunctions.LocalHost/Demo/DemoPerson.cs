namespace KpiFunctions.LocalHost.Demo;

/// <summary>A made-up member of staff, and how this person works.</summary>
/// <param name="Store">Store of the person.</param>
/// <param name="Id">The person.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Scheme">What the person is measured by.</param>
/// <param name="Quality">How good the work is, from 0 to 1.</param>
/// <param name="Pace">Time a job takes, relative to the book; below 1 is faster.</param>
/// <param name="Volume">Share of the store's orders, relative to others of the same scheme.</param>
internal sealed record DemoPerson(string Store, string Id, string Name, string Scheme, double Quality, double Pace = 1, double Volume = 1);
