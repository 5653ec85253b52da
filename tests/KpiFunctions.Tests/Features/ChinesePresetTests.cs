using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Sheets;

namespace KpiFunctions.Tests.Features;

/// <summary>The Chinese words that come with the product have Chinese punctuation.</summary>
public sealed partial class ChinesePresetTests
{
    [Fact]
    public void Questionnaires_and_titles_of_schemes_and_sheets_have_it()
    {
        var json = QuestionnairePresets.All.Select(q => QuestionnaireJson.Of(q).Write()).Concat(SchemePresets.All.Select(s => Encoding.UTF8.GetString(SchemeJson.Write(s))))
            .Concat(SheetPresets.All.Select(s => JsonSerializer.Serialize(SheetJson.Of(s), ApiJson.Options))).ToList();
        var words = json.SelectMany(j => Words().Matches(j)).Select(m => m.Value).ToList();

        Assert.True(words.Count > 50, "The presets have lost their Chinese words.");
        Assert.All(words, w => Assert.False(Ascii().IsMatch(w), w));
    }

    // Texts with Chinese in them; a source document's title is quoted as it is.
    [GeneratedRegex("(?<!\"source\":\\s*)\"[^\"\\\\]*\\p{IsCJKUnifiedIdeographs}[^\"\\\\]*\"")]
    private static partial Regex Words();

    [GeneratedRegex("[,;:?!()]")]
    private static partial Regex Ascii();
}
