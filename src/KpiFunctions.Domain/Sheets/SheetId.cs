using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace KpiFunctions.Domain.Sheets;

/// <summary>Names a rating sheet across its versions. It is the first word of the topics of its marks, so it is written like one.</summary>
public readonly partial record struct SheetId
{
    private SheetId(string value) => Value = value;

    /// <summary>The id as text, 1 to 24 of a-z, 0-9, '_' and '-'.</summary>
    public string Value { get; }

    /// <exception cref="ArgumentException">The text is no valid id.</exception>
    public static SheetId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new ArgumentException($"The id of a sheet has 1 to 24 of a-z, 0-9, '_' and '-'; '{text}' has not.", nameof(text));

    public static bool TryParse([NotNullWhen(true)] string? text, out SheetId id)
    {
        id = text is not null && Form().IsMatch(text) ? new(text) : default;
        return id.Value is not null;
    }

    /// <summary>The sheet that a topic such as <c>conduct.attitude</c> would be of; <see langword="null"/> for a topic of one word.</summary>
    public static SheetId? OfTopic(string topic) =>
        topic.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && TryParse(topic[..dot], out var id) ? id : null;

    public override string ToString() => Value;

    /// <summary>Whether a text can name an item, grade or rater of a sheet.</summary>
    internal static bool IsWord(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"^[a-z0-9_-]{1,24}\z")]
    private static partial Regex Form();
}
