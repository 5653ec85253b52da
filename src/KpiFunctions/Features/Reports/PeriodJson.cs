using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Periods;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Foundation.Http;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Reports;

/// <summary>
/// A quarter, half-year or year as the API shows it: <c>{ storeId, period, state, closedMonths, openMonths, earlierMonths, scores }</c>;
/// provisional, certificates included, until its last month is closed.
/// </summary>
internal static class PeriodJson
{
    internal static byte[] Write(StoreId store, PeriodMonths months, IReadOnlyList<PeriodScore> scores) =>
        CanonicalJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("storeId", store.Value);
            json.WriteString("period", months.Period.ToString());
            json.WriteString("state", ScoreJson.WordOf(months.Open.Count == 0 ? ScoreState.Closed : ScoreState.Provisional));
            WriteMonths(json, "closedMonths", months.Closed);
            WriteMonths(json, "openMonths", months.Open);
            WriteMonths(json, "earlierMonths", months.Earlier);
            json.WriteList("scores", scores, WriteScore);
            json.WriteEndObject();
        });

    private static void WriteMonths(Utf8JsonWriter json, string name, IEnumerable<YearMonth> months) =>
        json.WriteList(name, months, (writer, month) => writer.WriteStringValue(YearMonthPattern.Iso.Format(month)));

    private static void WriteScore(Utf8JsonWriter json, PeriodScore score)
    {
        json.WriteStartObject();
        json.WriteString("staffId", score.StaffId.Value);
        json.WriteString("schemeId", score.Scheme.Id.Value);
        json.WriteNumber("schemeVersion", score.Scheme.Version);
        json.WritePlain("mean", score.Mean);
        json.WriteString("grade", score.Grade);
        json.WriteStartObject("rank");
        json.WriteNumber("store", score.Rank.Place);
        json.WriteNumber("of", score.Rank.Of);
        json.WriteEndObject();
        json.WritePlain("monthsPresent", LineJson.Rounded(score.MonthsPresent));
        json.WriteList("months", score.Months, WriteMonth);
        json.WriteList("awards", score.Awards, WriteAward);
        json.WriteEndObject();
    }

    private static void WriteMonth(Utf8JsonWriter json, MonthTotal month)
    {
        json.WriteStartObject();
        json.WriteString("month", YearMonthPattern.Iso.Format(month.Month));
        json.WriteString("schemeId", month.Scheme.Id.Value);
        json.WriteNumber("schemeVersion", month.Scheme.Version);
        json.WritePlain("total", month.Total);
        json.WritePlain("shareOfMonth", LineJson.Rounded(month.ShareOfMonth));
        json.WriteEndObject();
    }

    private static void WriteAward(Utf8JsonWriter json, Award award)
    {
        json.WriteStartObject();
        json.WriteString("award", award.Id);
        AwardJson.WriteReward(json, award.Reward);
        json.WriteEndObject();
    }
}
