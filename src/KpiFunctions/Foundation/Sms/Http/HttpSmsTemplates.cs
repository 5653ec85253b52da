using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using KpiFunctions.Domain.Questionnaires;

namespace KpiFunctions.Foundation.Sms.Http;

/// <summary>Finds the reviewed template of a text and writes its parameters.</summary>
internal static partial class HttpSmsTemplates
{
    /// <summary>The texts that every customer may get, whatever the questionnaire: a language without one of them is a mistake.</summary>
    private static readonly TextPurpose[] Needed = [TextPurpose.Survey, TextPurpose.Reminder, TextPurpose.Clarification, TextPurpose.OptOutConfirmation];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The template of the questionnaire, or else the one for all; <see langword="null"/> when there is neither.</summary>
    internal static HttpSmsTemplate? Find(HttpSmsOptions options, SmsOccasion occasion) => options.Templates
        .Where(t => t.Language == occasion.Language && PurposeOf(t) == occasion.Purpose && (t.Questionnaire ?? occasion.Questionnaire) == occasion.Questionnaire)
        .MaxBy(t => t.Questionnaire is not null);

    /// <summary>The parameters in the format of the settings.</summary>
    internal static string Write(HttpSmsOptions options, HttpSmsTemplate template, SmsMessage message, SmsOccasion occasion)
    {
        var pairs = template.Parameters.Select(Split).Select(p => KeyValuePair.Create(p.Name, Fill(p.Value, message, occasion)));
        return options.ParametersFormat == HttpSmsFormats.Form
            ? string.Join('&', pairs.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"))
            : JsonSerializer.Serialize(pairs.ToDictionary(), Relaxed);
    }

    /// <summary>What is wrong with the templates, and how to mend it.</summary>
    internal static IEnumerable<string> Failures(IReadOnlyList<HttpSmsTemplate> templates)
    {
        foreach (var (i, template) in templates.Index())
        {
            if (ProblemOf(template) is { } problem)
            {
                yield return $"Sms:Http:Templates:{i}: {problem}";
            }
        }

        foreach (var twice in templates.GroupBy(t => (t.Language, PurposeOf(t), t.Questionnaire)).Where(g => g.Count() > 1))
        {
            yield return $"Sms:Http:Templates has two for {twice.Key.Language}, {twice.First().Purpose}; keep one.";
        }

        foreach (var language in templates.Select(t => t.Language).Distinct())
        {
            foreach (var purpose in Needed.Where(p => !templates.Any(t => t.Language == language && PurposeOf(t) == p)))
            {
                yield return $"Sms:Http:Templates has none for {language}, {Name(purpose)}; add one: every language needs {string.Join(", ", Needed.Select(Name))}.";
            }
        }
    }

    private static string? ProblemOf(HttpSmsTemplate template) =>
        !QuestionnaireValidator.Languages.Contains(template.Language) ? $"set Language to one of: {string.Join(", ", QuestionnaireValidator.Languages)}."
        : PurposeOf(template) is null ? $"set Purpose to one of: {string.Join(", ", Enum.GetValues<TextPurpose>().Select(Name))}."
        : string.IsNullOrWhiteSpace(template.Code) ? "set Code to the provider's code of the template."
        : template.Parameters.FirstOrDefault(p => p.IndexOf('=', StringComparison.Ordinal) < 1) is { } line ? $"the parameter '{line}' must read name=value, such as store={{store}}."
        : template.Parameters.Select(p => Split(p).Name).GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"the parameter '{twice.Key}' stands there twice."
        : template.Parameters.SelectMany(p => TextTemplate.PlacesIn(Split(p).Value)).FirstOrDefault(p => !Place().IsMatch(p)) is { } unknown
            ? $"'{unknown}' stands for nothing; known are {{store}}, {{text}}, {{questions}}, {{link}} and {{tag}}."
        : null;

    private static TextPurpose? PurposeOf(HttpSmsTemplate template) =>
        Enum.GetValues<TextPurpose>().Cast<TextPurpose?>().FirstOrDefault(p => string.Equals(template.Purpose, p.ToString(), StringComparison.OrdinalIgnoreCase));

    private static string Name(TextPurpose purpose) => JsonNamingPolicy.CamelCase.ConvertName(purpose.ToString());

    private static (string Name, string Value) Split(string line)
    {
        var end = line.IndexOf('=', StringComparison.Ordinal);
        return (line[..end], line[(end + 1)..]);
    }

    private static string Fill(string value, SmsMessage message, SmsOccasion occasion) => Place().Replace(value, match => match.Groups[1].Value switch
    {
        "store" => occasion.Store,
        "text" => message.Text,
        "questions" => occasion.Questions.ToString(CultureInfo.InvariantCulture),
        "link" => Link().Match(message.Text).Value,
        _ => message.Tag,
    });

    [GeneratedRegex(@"\{(store|text|questions|link|tag)\}")]
    private static partial Regex Place();

    // Chinese text may follow an address without a space.
    [GeneratedRegex(@"https?://[!-~]+")]
    private static partial Regex Link();
}
