using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.SchemeValidation;

/// <summary>A title that is given is what people read instead of an id, so it must not be empty.</summary>
internal static class TitleChecks
{
    internal static IEnumerable<SchemeProblem> Of(Scheme scheme) =>
    [
        .. Of("$.items", ".title", scheme.Items.Select(i => i.Title)),
        .. Of("$.adjustments", ".title", scheme.Adjustments.Select(a => a.Title)),
        .. Of("$.awards", ".title", scheme.Awards.Select(a => a.Title)),
        .. Of("$.awards", ".reward.title", scheme.Awards.Select(a => (a.Reward as Reward.Label)?.Title)),
    ];

    private static IEnumerable<SchemeProblem> Of(string path, string member, IEnumerable<LocalizedText?> titles) => titles.Index()
        .Where(t => t.Item is { } title && (title.Texts.Count == 0 || title.Texts.Any(text => string.IsNullOrWhiteSpace(text.Value))))
        .Select(t => new SchemeProblem($"{path}[{t.Index}]{member}", "A title needs a text in at least one language, and no empty ones; leave it out when there is none."));
}
