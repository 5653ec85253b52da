using System.Text;
using KpiFunctions.Domain.Surveys.Questionnaires;

namespace KpiFunctions.Surveys.Questionnaires;

/// <summary>The questionnaires that come with the product; a store may use them as they are, or save higher versions of its own.</summary>
public static class QuestionnairePresets
{
    private const string Folder = "KpiFunctions.Surveys.Questionnaires.Presets.";

    private static readonly Lazy<IReadOnlyDictionary<QuestionnaireId, Questionnaire>> Loaded = new(Load);

    public static IReadOnlyCollection<Questionnaire> All => [.. Loaded.Value.Values];

    public static Questionnaire? Find(QuestionnaireId id) => Loaded.Value.GetValueOrDefault(id);

    private static Dictionary<QuestionnaireId, Questionnaire> Load()
    {
        var assembly = typeof(QuestionnairePresets).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => QuestionnaireJson.Parse(Encoding.UTF8.GetString(Resource.Bytes(assembly, n))))
            .ToDictionary(j => QuestionnaireId.Parse(j.Id), j => j.ToQuestionnaire(QuestionnaireId.Parse(j.Id)));
    }
}
