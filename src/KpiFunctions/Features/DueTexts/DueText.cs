using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Features.DueTexts;

/// <summary>A text that waits: one of a survey's, to leave at <paramref name="DueAt"/>.</summary>
/// <param name="Contact">Key of the customer's number, never the number itself.</param>
/// <param name="CompletedAt">Decides which of two orders of one customer is asked first; the opening of one that was opened again.</param>
/// <param name="FailingSince">When the provider first did not take it for a passing reason; <see langword="null"/> when it did not come to that.</param>
/// <param name="Purpose">Which of the survey's texts.</param>
public sealed record DueText(
    SurveyId Survey,
    StoreMonth Month,
    ContactKey Contact,
    Instant CompletedAt,
    Instant DueAt,
    Instant? FailingSince = null,
    TextPurpose Purpose = TextPurpose.Survey)
{
    /// <summary>Which entry of the list was read, so that only this one is taken off it; <see langword="null"/> for whichever is there.</summary>
    internal string? Version { get; init; }
}
