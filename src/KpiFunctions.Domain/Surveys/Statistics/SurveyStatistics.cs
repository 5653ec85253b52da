using NodaTime;

namespace KpiFunctions.Domain.Surveys.Statistics;

/// <summary>What became of the surveys of one store-month.</summary>
/// <param name="Standings">How many orders stand where; every standing is there, and the numbers add up to all orders.</param>
/// <param name="Exclusions">The excluded ones by reason.</param>
/// <param name="Failures">The failed ones by the provider's reason.</param>
/// <param name="Delivered">Surveys whose text is known to have reached the phone, 0 or more.</param>
/// <param name="Reminded">Surveys with a reminder, 0 or more.</param>
/// <param name="MedianAnswerTime">From the text to the first rating sent by text; the mean of the middle two of an even number; <see langword="null"/> without any.</param>
/// <param name="Segments">Message segments that all texts were charged as, 0 or more.</param>
/// <param name="Cost">What all texts cost, in the store's currency.</param>
/// <param name="Store">Response of the whole store.</param>
/// <param name="Staff">Response of each member of staff, by id. A service that several did together counts for each of them and once for the store.</param>
public sealed record SurveyStatistics(
    IReadOnlyDictionary<SurveyStanding, int> Standings,
    IReadOnlyDictionary<ExclusionReason, int> Exclusions,
    IReadOnlyDictionary<string, int> Failures,
    int Delivered,
    int Reminded,
    Duration? MedianAnswerTime,
    int Segments,
    decimal Cost,
    ResponseCount Store,
    IReadOnlyList<StaffResponse> Staff);
