namespace KpiFunctions.Domain.Replies;

/// <summary>Why a reply was not read as an answer. The codes are stored and counted; they never change their meaning.</summary>
public static class AmbiguityReason
{
    /// <summary>No rating, no satisfaction word, no wish about texts: "OK", "你是谁", 👍.</summary>
    public const string NotUnderstood = "not-understood";

    /// <summary>Numbers that belong to something else: a time, a price, a quantity, a phone number.</summary>
    public const string NumberInText = "number-in-text";

    /// <summary>A number below 1 or above 5.</summary>
    public const string OutOfScale = "out-of-scale";

    /// <summary>A range or an either-or: "1-5", "4或5".</summary>
    public const string Range = "range";

    /// <summary>More ratings than questions.</summary>
    public const string MoreAnswers = "more-answers";

    /// <summary>Fewer ratings than questions; one number never stands for all unless the customer says so ("都5分").</summary>
    public const string FewerAnswers = "fewer-answers";

    /// <summary>Ratings that name what they rate ("质量5 态度4"), whose order need not be that of the questions.</summary>
    public const string LabelledAnswers = "labelled-answers";

    /// <summary>
    /// A rating and words, or two statements, that contradict each other ("1 非常满意", "5分，没修好"), and a rating that its own words take back or
    /// bind to something ("5分不可能", "满意，如果能凉的话").
    /// </summary>
    public const string Conflicting = "conflicting";

    /// <summary>The customer asks something: "4？".</summary>
    public const string Question = "question";

    /// <summary>A satisfaction word inside a sentence that may speak of something else.</summary>
    public const string WordsInText = "words-in-text";

    /// <summary>
    /// Sounds like a wish not to be texted, but does not say so plainly: "STOP, 你是谁?", "满意，T". No text goes out that asks what was meant.
    /// </summary>
    public const string MaybeOptOut = "maybe-opt-out";
}
