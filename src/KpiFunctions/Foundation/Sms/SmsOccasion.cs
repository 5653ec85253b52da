using KpiFunctions.Domain.Questionnaires;

namespace KpiFunctions.Foundation.Sms;

/// <summary>What kind of text it is, for providers that send reviewed templates instead of free text.</summary>
/// <param name="Purpose">Which of the texts of a survey.</param>
/// <param name="Language">zh-CN, zh-TW or en.</param>
/// <param name="Questionnaire">Id of the questionnaire whose words it has.</param>
/// <param name="Questions">How many questions that one has.</param>
/// <param name="Store">The store's name as it stands in the text.</param>
public sealed record SmsOccasion(TextPurpose Purpose, string Language, string Questionnaire, int Questions, string Store)
{
    /// <summary>What a template would have to be for.</summary>
    public override string ToString() => $"{Purpose} in {Language}, questionnaire {Questionnaire}";
}
