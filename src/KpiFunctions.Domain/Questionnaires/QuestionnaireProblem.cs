namespace KpiFunctions.Domain.Questionnaires;

/// <summary>Something that must be mended before a questionnaire can be saved.</summary>
/// <param name="JsonPath">Where, such as <c>$.texts.en.survey</c>.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record QuestionnaireProblem(string JsonPath, string Message)
{
    public override string ToString() => $"{JsonPath}: {Message}";
}
