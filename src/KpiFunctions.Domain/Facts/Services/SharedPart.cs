namespace KpiFunctions.Domain.Facts.Services;

/// <summary>One person's part of a shared service, in millionths; <see cref="Quantity.Unknown"/> where the quantity is not known.</summary>
/// <param name="Segment">Segment of the person.</param>
internal readonly record struct SharedPart(int Segment, long StandardHours, long ActualHours, long Points, long Amount)
{
    /// <summary>Of two people together.</summary>
    internal SharedPart Plus(in SharedPart other) => new(
        Segment, Sum(StandardHours, other.StandardHours), Sum(ActualHours, other.ActualHours), Sum(Points, other.Points), Sum(Amount, other.Amount));

    private static long Sum(long one, long other) => one == Quantity.Unknown ? one : one + other;
}
