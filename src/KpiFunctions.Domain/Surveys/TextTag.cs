using KpiFunctions.Domain.Questionnaires;

namespace KpiFunctions.Domain.Surveys;

/// <summary>Names one text of a survey. Travels with it, so that delivery reports find it again.</summary>
public readonly record struct TextTag(SurveyId Survey, TextPurpose Purpose)
{
    /// <summary><c>{store}/{order}</c> for the survey itself, <c>{store}/{order}/{purpose}</c> for every other text.</summary>
    public override string ToString() => Purpose == TextPurpose.Survey ? Survey.ToString() : $"{Survey}/{Purpose.ToString().ToLowerInvariant()}";

    public static bool TryParse(string? text, out TextTag tag)
    {
        tag = default;
        var parts = text?.Split('/') ?? [];
        var purpose = TextPurpose.Survey;
        if (parts.Length == 3 && char.IsAsciiLetter(parts[2].FirstOrDefault()) && Enum.TryParse(parts[2], ignoreCase: true, out purpose))
        {
            parts = parts[..2];
        }

        if (!SurveyId.TryParse(string.Join('/', parts), out var survey))
        {
            return false;
        }

        tag = new TextTag(survey, purpose);
        return true;
    }
}
