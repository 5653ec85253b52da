using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Domain.Explanations;

/// <summary>Says by which hours complaints took their time: those of the clock unless it is said that only those of business count.</summary>
internal static class ClockWords
{
    /// <summary>Before a number that is told with its working.</summary>
    internal static Wording Before(StaffScore score, string metric) =>
        IsInBusinessTime(score, metric) ? new("按营业时间计：", "按營業時間計：", "In business time: ") : Wording.Same(string.Empty);

    /// <summary>The title of a metric that is named within a sentence.</summary>
    internal static Wording Title(StaffScore score, string metric) => MetricTitles.Of(metric) is var title && IsInBusinessTime(score, metric)
        ? new($"{title.ZhCn}（按营业时间计）", $"{title.ZhTw}（按營業時間計）", $"{title.En} (in business time)")
        : title;

    private static bool IsInBusinessTime(StaffScore score, string metric) =>
        score.ComplaintClock == ComplaintClock.Business && MetricCatalog.Get(metric).IsByComplaintClock;
}
