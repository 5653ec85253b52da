using KpiFunctions.Domain.Replies;

namespace KpiFunctions.Domain.Questionnaires;

/// <summary>Finds everything that is wrong with a questionnaire.</summary>
public static class QuestionnaireValidator
{
    /// <summary>Name of the first question.</summary>
    public const string Overall = "overall";

    private const int LongestName = 32;

    /// <summary>A question has to be read at a glance on a telephone.</summary>
    private const int LongestOnPage = 200;

    /// <summary>A text with several questions may take this many segments, every other one only one.</summary>
    private const int MostSegments = 4;

    // So much of a store's name always finds room.
    private const string ChineseName = "一二三四五六";
    private const string LatinName = "Store number";

    private static readonly Dictionary<string, string> StopWords = new(StringComparer.Ordinal)
    {
        ["zh-CN"] = "退订",
        ["zh-TW"] = "退訂",
        ["en"] = "STOP",
    };

    /// <summary>The languages that every questionnaire has.</summary>
    public static IReadOnlyCollection<string> Languages => StopWords.Keys;

    /// <returns>All problems at once; none when the questionnaire is sound.</returns>
    public static IReadOnlyList<QuestionnaireProblem> Check(Questionnaire questionnaire) =>
    [
        .. CheckVersion(questionnaire.Version.Number),
        .. CheckQuestions(questionnaire.Questions),
        .. Languages.Except(Given(questionnaire).Select(t => t.Key), StringComparer.Ordinal).Select(l => new QuestionnaireProblem("$.texts", $"The language {l} is missing.")),
        .. Given(questionnaire).SelectMany(t => CheckTexts(questionnaire, t.Key, t.Value)),
    ];

    /// <summary>A language may be named and have null for its texts: then it has none.</summary>
    private static IEnumerable<KeyValuePair<string, QuestionnaireTexts>> Given(Questionnaire questionnaire) => questionnaire.Texts.Where(t => t.Value is not null);

    private static IEnumerable<QuestionnaireProblem> CheckVersion(int number)
    {
        if (number < 1)
        {
            yield return new("$.version", "A version is 1 or more.");
        }
    }

    private static IEnumerable<QuestionnaireProblem> CheckQuestions(IReadOnlyList<string> questions)
    {
        if (questions.Count is 0 or > ReplyQuestions.MaxCount)
        {
            yield return new("$.questions", $"There are 1 to {ReplyQuestions.MaxCount} questions.");
        }

        if (questions.Count > 0 && questions[0] != Overall)
        {
            yield return new("$.questions[0]", $"The first question asks for the service as a whole and is called '{Overall}'.");
        }

        for (var i = 0; i < questions.Count; i++)
        {
            if (questions[i].Length is 0 or > LongestName || !questions[i].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            {
                yield return new($"$.questions[{i}]", $"'{questions[i]}' is no name: use 1 to {LongestName} small letters, digits and '_'.");
            }
            else if (questions.Take(i).Contains(questions[i], StringComparer.Ordinal))
            {
                yield return new($"$.questions[{i}]", $"'{questions[i]}' stands there twice.");
            }
        }
    }

    private static IEnumerable<QuestionnaireProblem> CheckTexts(Questionnaire questionnaire, string language, QuestionnaireTexts texts)
    {
        var path = $"$.texts.{language}";
        if (!StopWords.TryGetValue(language, out var stop))
        {
            return [new(path, $"'{language}' is none of {string.Join(", ", Languages)}.")];
        }

        var questions = questionnaire.Questions.Count;
        var next = questionnaire.Asking == AskingOrder.OneByOne ? Math.Max(questions - 1, 0) : 0;
        var several = questionnaire.Asking == AskingOrder.Together && questions > 1 ? MostSegments : 1;
        return
        [
            .. CheckText($"{path}.survey", texts.Survey, several),
            .. CheckText($"{path}.reminder", texts.Reminder, several),
            .. CheckText($"{path}.clarification", texts.Clarification, several),
            .. texts.Next.SelectMany((text, i) => CheckText($"{path}.next[{i}]", text, 1)),
            .. Require(texts.Survey.Contains(stop, StringComparison.Ordinal), $"{path}.survey", $"The first text must say how to stop, with the word {stop}."),
            .. Require(
                texts.Survey.Contains(TextTemplate.StorePlace, StringComparison.Ordinal), $"{path}.survey", $"The first text must say who asks, with {TextTemplate.StorePlace}."),
            .. Require(texts.Next.Count == next, $"{path}.next", $"There must be {next} texts here, one for each question that has a text of its own."),
            .. Require(texts.Page is null || texts.Page.Count == questions, $"{path}.page", $"There must be {questions} questions here, one for each, or leave page out."),
            .. (texts.Page ?? []).SelectMany((text, i) => CheckOnPage($"{path}.page[{i}]", text)),
        ];
    }

    private static IEnumerable<QuestionnaireProblem> CheckText(string path, string text, int mostSegments)
    {
        foreach (var place in TextTemplate.PlacesIn(text).Where(p => p != TextTemplate.StorePlace))
        {
            yield return new(path, $"'{place}' is no known place; only {TextTemplate.StorePlace} is.");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new(path, "This text is empty.");
        }

        var isLatin = SmsSegments.Of(text.Replace(TextTemplate.StorePlace, string.Empty, StringComparison.Ordinal)).IsGsm7;
        var segments = SmsSegments.Of(text.Replace(TextTemplate.StorePlace, isLatin ? LatinName : ChineseName, StringComparison.Ordinal));
        if (segments.Count > mostSegments)
        {
            yield return new(path, $"The text takes {segments.Count} message segments with a short store name; at most {mostSegments} are allowed here. Shorten it.");
        }
    }

    private static IEnumerable<QuestionnaireProblem> CheckOnPage(string path, string text) =>
        Require(!string.IsNullOrWhiteSpace(text) && text.Length <= LongestOnPage, path, $"A question on the page has 1 to {LongestOnPage} characters.");

    private static IEnumerable<QuestionnaireProblem> Require(bool right, string path, string message) => right ? [] : [new(path, message)];
}
