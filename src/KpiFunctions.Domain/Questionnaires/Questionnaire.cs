namespace KpiFunctions.Domain.Questionnaires;

/// <summary>What customers are asked, in every language. A sound one passes <see cref="QuestionnaireValidator"/>.</summary>
public sealed record Questionnaire
{
    public required QuestionnaireVersion Version { get; init; }

    /// <summary>
    /// Names of the questions, 1 to 12, as in the metric <c>satisfaction.factor.attitude</c>. The first one asks for the service as a whole.
    /// Source: 000, satisfaction covers attitude, repair quality, waiting time; 002, a monthly survey of twelve items.
    /// </summary>
    public required IReadOnlyList<string> Questions { get; init; }

    public required AskingOrder Asking { get; init; }

    /// <summary>How many questions one text asks.</summary>
    public int QuestionsAtOnce => Asking == AskingOrder.OneByOne ? 1 : Questions.Count;

    /// <summary>Texts by language: zh-CN, zh-TW and en.</summary>
    public required IReadOnlyDictionary<string, QuestionnaireTexts> Texts { get; init; }

    /// <summary>Whether there are words for a text: a later question has some only where questions are asked one by one, and so many of them.</summary>
    public bool Has(TextPurpose purpose) => purpose.QuestionNumber() is not { } number || Texts.Values.All(t => number - 2 < t.Next.Count);

    /// <summary>What a text says, with a place for the store's name; <see cref="TextTemplate.Fill"/> fills it in.</summary>
    /// <param name="purpose">The survey, a later question, the reminder or the clarification.</param>
    /// <param name="locale">Language of the store.</param>
    /// <param name="address">Address of the survey's page, put at the end; <see langword="null"/>: the text has none.</param>
    public string TemplateFor(TextPurpose purpose, string locale, string? address = null)
    {
        var texts = Texts[locale];
        var template = purpose switch
        {
            TextPurpose.Survey => texts.Survey,
            TextPurpose.Reminder => texts.Reminder,
            TextPurpose.Clarification => texts.Clarification,
            _ when purpose.QuestionNumber() is { } number => texts.Next[number - 2],
            _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "A questionnaire has no words for this."),
        };
        return address is null ? template : TextLink.AddTo(template, locale, address);
    }

    /// <summary>The questions as the page of the survey puts them, in their order.</summary>
    /// <param name="locale">zh-CN, zh-TW or en.</param>
    public IReadOnlyList<string> QuestionsOnPage(string locale) => Texts[locale].Page ?? [.. Questions.Select(name => PageQuestions.Of(name, locale))];
}
