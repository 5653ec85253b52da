using System.Diagnostics.CodeAnalysis;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Domain.Appeals;

/// <summary>Names an appeal within a store: its month, and what of which version it is about.</summary>
public readonly record struct AppealId
{
    private AppealId(string value) => Value = value;

    /// <summary>The id as text, such as <c>202609-0123456789abcdef</c>.</summary>
    public string Value { get; }

    /// <param name="month">The month that is appealed against.</param>
    /// <param name="subject">Says what the appeal is about, as hex digits.</param>
    public static AppealId Of(StoreMonth month, string subject) =>
        Parse(FormattableString.Invariant($"{month.Month.Year:D4}{month.Month.Month:D2}-{subject}"));

    /// <exception cref="ArgumentException">The text is no valid id.</exception>
    public static AppealId Parse(string text) => new(Identifier.Require(text, "appeal id"));

    public static bool TryParse([NotNullWhen(true)] string? text, out AppealId id)
    {
        id = Identifier.IsValid(text) ? new(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}
