namespace KpiFunctions.Domain.Questionnaires;

/// <summary>The address of the survey's page in a text: at its end and after a blank, where every telephone takes it for an address and nothing more.</summary>
internal static class TextLink
{
    private static readonly Wording Before = new("网页作答", "網頁作答", "Or online:");

    internal static string AddTo(string template, string locale, string address) =>
        $"{template} {Before.In(Wording.LanguageOf(locale) ?? Language.En)} {address}";
}
