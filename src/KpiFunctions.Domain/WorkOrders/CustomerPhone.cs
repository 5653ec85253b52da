namespace KpiFunctions.Domain.WorkOrders;

/// <summary>What a work order says about the customer's number: none, one we cannot text, or a usable one.</summary>
public readonly record struct CustomerPhone
{
    private CustomerPhone(Phone? usable, bool invalid) => (Usable, IsInvalid) = (usable, invalid);

    /// <summary>A number was given that cannot be texted; what it was is not kept.</summary>
    public static CustomerPhone Invalid { get; } = new(null, invalid: true);

    public Phone? Usable { get; }

    /// <summary>Something was given, but it is no international number. The order is kept, the survey is left out with that reason.</summary>
    public bool IsInvalid { get; }

    public static CustomerPhone From(string? text) =>
        string.IsNullOrWhiteSpace(text) ? default
        : Phone.TryParse(text, out var phone) ? new(phone, invalid: false)
        : Invalid;

    public override string ToString() => Usable?.ToString() ?? (IsInvalid ? "invalid" : "none");
}
