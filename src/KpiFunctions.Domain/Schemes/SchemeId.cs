using System.Diagnostics.CodeAnalysis;

namespace KpiFunctions.Domain.Schemes;

/// <summary>Names a scoring scheme across its versions.</summary>
public readonly record struct SchemeId
{
    private SchemeId(string value) => Value = value;

    /// <summary>The id as text, 1 to 64 letters, digits, '-', '_', '.' or ':'.</summary>
    public string Value { get; }

    /// <exception cref="ArgumentException">The text is no valid id.</exception>
    public static SchemeId Parse(string text) => new(Identifier.Require(text, "scheme id"));

    public static bool TryParse([NotNullWhen(true)] string? text, out SchemeId id)
    {
        id = Identifier.IsValid(text) ? new(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}
