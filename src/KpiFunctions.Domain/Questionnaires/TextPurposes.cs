namespace KpiFunctions.Domain.Questionnaires;

/// <summary>Questions that have a text of their own.</summary>
public static class TextPurposes
{
    /// <summary>The text of a question.</summary>
    /// <param name="number">From 1, which the survey itself asks, to 12.</param>
    public static TextPurpose OfQuestion(int number) => number switch
    {
        1 => TextPurpose.Survey,
        >= 2 and <= Replies.ReplyQuestions.MaxCount => TextPurpose.Question2 + (number - 2),
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, "A survey has questions 1 to 12."),
    };

    /// <summary>Number of the question, from 2, that a text asks on its own; <see langword="null"/> for other texts.</summary>
    public static int? QuestionNumber(this TextPurpose purpose) =>
        purpose is >= TextPurpose.Question2 and <= TextPurpose.Question12 ? purpose - TextPurpose.Question2 + 2 : null;
}
