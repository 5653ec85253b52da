using System.Diagnostics.CodeAnalysis;

namespace KpiFunctions.Domain;

/// <summary>Names a store: a dealership or a branch of a service company.</summary>
public readonly record struct StoreId
{
    private StoreId(string value) => Value = value;

    /// <summary>The id as text, 1 to 64 letters, digits, '-', '_', '.' or ':'.</summary>
    public string Value { get; }

    /// <exception cref="ArgumentException">The text is no valid id.</exception>
    public static StoreId Parse(string text) => new(Identifier.Require(text, "store id"));

    public static bool TryParse([NotNullWhen(true)] string? text, out StoreId id)
    {
        id = Identifier.IsValid(text) ? new(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}
