using System.Diagnostics.CodeAnalysis;

namespace KpiFunctions.Domain.Questionnaires;

/// <summary>Names a questionnaire across its versions.</summary>
public readonly record struct QuestionnaireId
{
    private QuestionnaireId(string value) => Value = value;

    /// <summary>One question, for the service as a whole: what a store asks that has chosen nothing else.</summary>
    public static QuestionnaireId OneQuestion { get; } = new("single");

    /// <summary>The id as text, 1 to 64 letters, digits, '-', '_', '.' or ':'.</summary>
    public string Value { get; }

    /// <exception cref="ArgumentException">The text is no valid id.</exception>
    public static QuestionnaireId Parse(string text) => new(Identifier.Require(text, "questionnaire id"));

    public static bool TryParse([NotNullWhen(true)] string? text, out QuestionnaireId id)
    {
        id = Identifier.IsValid(text) ? new(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}
