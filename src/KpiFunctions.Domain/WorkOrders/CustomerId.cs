using System.Diagnostics.CodeAnalysis;

namespace KpiFunctions.Domain.WorkOrders;

/// <summary>Names a customer as the dealer's own system does.</summary>
public readonly record struct CustomerId
{
    private CustomerId(string value) => Value = value;

    /// <summary>The id as text, 1 to 64 letters, digits, '-', '_', '.' or ':'.</summary>
    public string Value { get; }

    /// <exception cref="ArgumentException">The text is no valid id.</exception>
    public static CustomerId Parse(string text) => new(Identifier.Require(text, "customer id"));

    public static bool TryParse([NotNullWhen(true)] string? text, out CustomerId id)
    {
        id = Identifier.IsValid(text) ? new(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}
