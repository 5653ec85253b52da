using NodaTime;

namespace KpiFunctions.Domain.Surveys;

/// <summary>What was known of a survey's text when its month closed. News that come later are kept with the survey and count no more.</summary>
/// <param name="SentAt">When the provider took the text; <see langword="null"/> when nobody knew of it.</param>
/// <param name="FailedAt">When we learnt that it did not reach the customer; <see langword="null"/> when nobody had.</param>
public sealed record TextAtClose(Instant? SentAt, Instant? FailedAt);
