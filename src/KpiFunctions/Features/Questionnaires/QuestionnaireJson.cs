using System.Text.Json;
using System.Text.Json.Serialization;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Questionnaires;

/// <summary>A questionnaire as the API and the shipped files write it.</summary>
public sealed record QuestionnaireJson(
    string Id, int Version, AskingOrder Asking, IReadOnlyList<string> Questions, IReadOnlyDictionary<string, QuestionnaireTexts> Texts)
{
    private static readonly JsonSerializerOptions Stored = new(ApiJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        RespectNullableAnnotations = false,
        RespectRequiredConstructorParameters = false,
    };

    public static QuestionnaireJson Of(Questionnaire questionnaire) => new(
        questionnaire.Version.Id.Value, questionnaire.Version.Number, questionnaire.Asking, questionnaire.Questions, questionnaire.Texts);

    /// <exception cref="JsonException">The JSON is no questionnaire.</exception>
    public static QuestionnaireJson Parse(string json) =>
        JsonSerializer.Deserialize<QuestionnaireJson>(json, ApiJson.Options) ?? throw new JsonException("The questionnaire is null.");

    /// <summary>Reads what was kept, without the demands that a new questionnaire must meet: a tightened rule makes no old one unreadable.</summary>
    public static QuestionnaireJson ReadStored(string json) =>
        JsonSerializer.Deserialize<QuestionnaireJson>(json, Stored) ?? throw new JsonException("The questionnaire is null.");

    public string Write() => JsonSerializer.Serialize(this, ApiJson.Options);

    public Questionnaire ToQuestionnaire(QuestionnaireId id) => new()
    {
        Version = new QuestionnaireVersion(id, Version),
        Asking = Asking,
        Questions = Questions,
        Texts = Texts,
    };
}
