using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>What the text that is being answered asked for, as far as reading the answer needs it.</summary>
public sealed record ReplyQuestions
{
    /// <summary>The worst rating.</summary>
    public const int MinRating = 1;

    /// <summary>The best rating. Source: 001, satisfaction 1-5 by SMS.</summary>
    public const int MaxRating = 5;

    /// <summary>The most questions that one text may ask. Source: 002, monthly satisfaction survey with 12 service items.</summary>
    public const int MaxCount = 12;

    /// <summary>Describes the questions of one text.</summary>
    /// <param name="count">Questions that the text asked, 1 to 12. Questions sent one after another are answered one by one: 1.</param>
    /// <param name="vocabulary">The words to know; <see cref="ReplyVocabulary.Default"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not from 1 to 12.</exception>
    public ReplyQuestions(int count, ReplyVocabulary? vocabulary = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        Count = count;
        Vocabulary = vocabulary ?? ReplyVocabulary.Default;
    }

    /// <summary>Questions that the text asked, 1 to 12.</summary>
    public int Count { get; }

    /// <summary>The words that are known.</summary>
    public ReplyVocabulary Vocabulary { get; }

    internal static bool InScale(int value) => value is >= MinRating and <= MaxRating;
}
