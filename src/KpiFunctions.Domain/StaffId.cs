using System.Diagnostics.CodeAnalysis;

namespace KpiFunctions.Domain;

/// <summary>Names a member of staff within a store.</summary>
public readonly record struct StaffId
{
    private StaffId(string value) => Value = value;

    /// <summary>The id as text, 1 to 64 letters, digits, '-', '_', '.' or ':'.</summary>
    public string Value { get; }

    /// <exception cref="ArgumentException">The text is no valid id.</exception>
    public static StaffId Parse(string text) => new(Identifier.Require(text, "staff id"));

    public static bool TryParse([NotNullWhen(true)] string? text, out StaffId id)
    {
        id = Identifier.IsValid(text) ? new(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}
