using System.Text.Encodings.Web;
using System.Text.Json;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Questionnaires;

/// <summary>A questionnaire as the API and the shipped files write it.</summary>
public sealed record QuestionnaireJson(
    string Id, int Version, AskingOrder Asking, IReadOnlyList<string> Questions, IReadOnlyDictionary<string, QuestionnaireTexts> Texts)
{
    // What customers read stays legible in storage.
    private static readonly JsonSerializerOptions Legible = new(ApiJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static QuestionnaireJson Of(Questionnaire questionnaire) => new(
        questionnaire.Version.Id.Value, questionnaire.Version.Number, questionnaire.Asking, questionnaire.Questions, questionnaire.Texts);

    /// <exception cref="JsonException">The JSON is no questionnaire.</exception>
    public static QuestionnaireJson Parse(string json) =>
        JsonSerializer.Deserialize<QuestionnaireJson>(json, ApiJson.Options) ?? throw new JsonException("The questionnaire is null.");

    public string Write() => JsonSerializer.Serialize(this, Legible);

    public Questionnaire ToQuestionnaire(QuestionnaireId id) => new()
    {
        Version = new QuestionnaireVersion(id, Version),
        Asking = Asking,
        Questions = Questions,
        Texts = Texts,
    };
}
