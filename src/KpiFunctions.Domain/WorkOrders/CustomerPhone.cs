using NodaTime;

namespace KpiFunctions.Domain.WorkOrders;

/// <summary>What a work order says about the customer's number: none, one we cannot text, a usable one, or one that was erased.</summary>
public readonly record struct CustomerPhone
{
    private CustomerPhone(Phone? usable, bool invalid, Instant? erasedAt = null) => (Usable, IsInvalid, ErasedAt) = (usable, invalid, erasedAt);

    /// <summary>A number was given that cannot be texted; what it was is not kept.</summary>
    public static CustomerPhone Invalid { get; } = new(null, invalid: true);

    public Phone? Usable { get; }

    /// <summary>Something was given, but no number that can be texted. The order is kept, the survey is left out with that reason.</summary>
    public bool IsInvalid { get; }

    /// <summary>When the number was erased, by the customer's wish or because its time was over; it does not come back with a later import.</summary>
    public Instant? ErasedAt { get; }

    public static CustomerPhone Erased(Instant at) => new(null, invalid: false, at);

    /// <inheritdoc cref="Phone.Kept"/>
    /// <param name="number"><see langword="null"/> when there was none.</param>
    public static CustomerPhone Kept(string? number) => number is null ? default : new(Phone.Kept(number), invalid: false);

    public static CustomerPhone Of(Phone usable) => new(usable, invalid: false);

    public override string ToString() => Usable?.ToString() ?? (IsInvalid ? "invalid" : ErasedAt is null ? "none" : "erased");
}
