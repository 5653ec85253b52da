using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Statistics;

namespace KpiFunctions.Features.Surveys;

/// <summary>What became of a month's surveys, as the API shows it.</summary>
/// <param name="Orders">All orders of the month.</param>
/// <param name="Standings">Orders by where their survey stands; adds up to <paramref name="Orders"/>.</param>
/// <param name="ResponseRate">Answered of texted, as scores count it; <see langword="null"/> when nobody was texted.</param>
/// <param name="MedianAnswerMinutes">From the text to the first rating; <see langword="null"/> without any.</param>
/// <param name="UnmatchedReplies">Texts of this month that answered no survey of any store; they belong to none.</param>
public sealed record SurveyStatisticsJson(
    string StoreId,
    string Month,
    int Orders,
    IReadOnlyDictionary<SurveyStanding, int> Standings,
    IReadOnlyDictionary<ExclusionReason, int> Exclusions,
    IReadOnlyDictionary<string, int> Failures,
    int Texted,
    int Delivered,
    int Reminded,
    int Answered,
    decimal? ResponseRate,
    double? MedianAnswerMinutes,
    int Segments,
    decimal Cost,
    int UnmatchedReplies,
    IReadOnlyList<SurveyStatisticsJson.StaffJson> Staff)
{
    internal static SurveyStatisticsJson Of(StoreMonth month, SurveyStatistics statistics, int unmatched) => new(
        month.StoreId.Value,
        $"{month.Month.Year:D4}-{month.Month.Month:D2}",
        statistics.Store.Orders,
        statistics.Standings,
        statistics.Exclusions,
        statistics.Failures,
        statistics.Store.Texted,
        statistics.Delivered,
        statistics.Reminded,
        statistics.Store.Answered,
        statistics.Store.Rate,
        statistics.MedianAnswerTime?.TotalMinutes,
        statistics.Segments,
        statistics.Cost,
        unmatched,
        [.. statistics.Staff.Select(s => new StaffJson(s.Staff.Value, s.Count.Orders, s.Count.Texted, s.Count.Answered, s.Count.Rate))]);

    /// <summary>Response of the customers of one member of staff, those served together with others too: persons add up to more than the store then.</summary>
    public sealed record StaffJson(string StaffId, int Orders, int Texted, int Answered, decimal? ResponseRate);
}
