using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Domain.Surveys;

/// <summary>The words of a survey, one text-message segment long, with the way to stop further texts.</summary>
public static class SurveyText
{
    /// <summary>Characters of one segment in UCS-2, which Chinese needs; the shorter limit of the two encodings.</summary>
    private const int SegmentLength = 70;

    public static string For(Store store)
    {
        var (before, after) = store.Locale switch
        {
            "zh-CN" => ("【", "】请为本次服务打分：1到5，5为非常满意，可附上意见。回T退订"),
            "zh-TW" => ("【", "】請為本次服務評分：1到5，5為非常滿意，可附上意見。回T退訂"),
            _ => (string.Empty, ": rate our service 1-5 (5=best). Reply STOP to opt out"),
        };
        var room = SegmentLength - before.Length - after.Length;
        var name = store.Name.Length <= room ? store.Name : store.Name[..(room - 1)] + "…";
        return before + name + after;
    }
}
