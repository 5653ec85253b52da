using System.Diagnostics.CodeAnalysis;

namespace KpiFunctions.Domain.Facts;

/// <summary>Names a referral, repurchase or praise within a store.</summary>
public readonly record struct CustomerFactId
{
    private CustomerFactId(string value) => Value = value;

    /// <summary>The id as text, 1 to 64 letters, digits, '-', '_', '.' or ':'.</summary>
    public string Value { get; }

    /// <exception cref="ArgumentException">The text is no valid id.</exception>
    public static CustomerFactId Parse(string text) => new(Identifier.Require(text, "customer fact id"));

    public static bool TryParse([NotNullWhen(true)] string? text, out CustomerFactId id)
    {
        id = Identifier.IsValid(text) ? new(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}
