using System.Globalization;

namespace KpiFunctions.Domain.Questionnaires;

/// <summary>A version of a questionnaire. It never changes, so an answer can be read years later as it was asked for.</summary>
/// <param name="Number">1 or more.</param>
public readonly record struct QuestionnaireVersion(QuestionnaireId Id, int Number)
{
    /// <summary>Written like <c>three-questions@2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}@{Number}");

    /// <exception cref="FormatException">The text is no version of a questionnaire.</exception>
    public static QuestionnaireVersion Parse(string text) =>
        text.Split('@') is [var name, var number]
        && QuestionnaireId.TryParse(name, out var id)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? new QuestionnaireVersion(id, parsed)
            : throw new FormatException($"'{text}' is no version of a questionnaire.");
}
