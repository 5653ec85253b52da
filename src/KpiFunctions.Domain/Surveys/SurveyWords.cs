using KpiFunctions.Domain.Questionnaires;

namespace KpiFunctions.Domain.Surveys;

/// <summary>What a text asks and what it costs, known before it leaves.</summary>
/// <param name="Questionnaire">The version whose words it has, so that the answer is read as it was asked for.</param>
/// <param name="Segments">Message segments that it is charged as, 1 or more.</param>
/// <param name="Cost">Segments times the store's price for one, 0 or more, in the store's currency.</param>
public readonly record struct SurveyWords(QuestionnaireVersion Questionnaire, int Segments, decimal Cost);
