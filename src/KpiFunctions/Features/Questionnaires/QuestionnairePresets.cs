using System.Text;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Foundation.Http;

namespace KpiFunctions.Features.Questionnaires;

/// <summary>
/// The questionnaires that come with the product; a store may use them as they are, or save higher versions of its own. A shipped version stays as it is
/// for ever, for closed months are read with it: what is to be different comes as a version, and a file, of its own.
/// </summary>
public static class QuestionnairePresets
{
    private const string Folder = "KpiFunctions.Surveys.Questionnaires.Presets.";

    private static readonly Lazy<IReadOnlyDictionary<QuestionnaireVersion, Questionnaire>> Loaded = new(Load);

    public static IReadOnlyCollection<Questionnaire> All => [.. Loaded.Value.Values];

    /// <summary>The newest version that is shipped.</summary>
    public static Questionnaire? Find(QuestionnaireId id) => All.Where(q => q.Version.Id == id).MaxBy(q => q.Version.Number);

    public static Questionnaire? Find(QuestionnaireVersion version) => Loaded.Value.GetValueOrDefault(version);

    private static Dictionary<QuestionnaireVersion, Questionnaire> Load()
    {
        var assembly = typeof(QuestionnairePresets).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => QuestionnaireJson.Parse(Encoding.UTF8.GetString(Resource.Bytes(assembly, n))))
            .Select(j => j.ToQuestionnaire(QuestionnaireId.Parse(j.Id)))
            .ToDictionary(q => q.Version);
    }
}
