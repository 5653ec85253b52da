namespace KpiFunctions.Domain.Replies;

/// <summary>One instance for each reason, since most messages that are no answers end here.</summary>
internal static class Ambiguities
{
    public static readonly Reply.Ambiguous NotUnderstood = new(AmbiguityReason.NotUnderstood);
    public static readonly Reply.Ambiguous NumberInText = new(AmbiguityReason.NumberInText);
    public static readonly Reply.Ambiguous OutOfScale = new(AmbiguityReason.OutOfScale);
    public static readonly Reply.Ambiguous Range = new(AmbiguityReason.Range);
    public static readonly Reply.Ambiguous MoreAnswers = new(AmbiguityReason.MoreAnswers);
    public static readonly Reply.Ambiguous FewerAnswers = new(AmbiguityReason.FewerAnswers);
    public static readonly Reply.Ambiguous LabelledAnswers = new(AmbiguityReason.LabelledAnswers);
    public static readonly Reply.Ambiguous Conflicting = new(AmbiguityReason.Conflicting);
    public static readonly Reply.Ambiguous Question = new(AmbiguityReason.Question);
    public static readonly Reply.Ambiguous WordsInText = new(AmbiguityReason.WordsInText);
    public static readonly Reply.Ambiguous MaybeOptOut = new(AmbiguityReason.MaybeOptOut);
}
