using System.Text;
using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using NodaTime;

namespace KpiFunctions.Tests.Features.Scores;

public sealed class ScoreJsonTests
{
    private static readonly Instant Opened = Instant.FromUtc(2017, 8, 10, 12, 0);

    private static readonly Scheme Scheme = SchemeJson.Read("""
        {
          "id": "field-service", "version": 1, "title": { "en": "Field service" }, "validFrom": "2017-01", "scale": 100,
          "items": [
            { "id": "satisfaction", "metric": "satisfaction.rate", "weight": 40, "rule": { "type": "linear", "from": 0.60, "to": 0.90 } },
            { "id": "on-time", "metric": "repair.on_time_rate", "weight": 40, "rule": { "type": "linear", "from": 0.50, "to": 1.00 } },
            { "id": "speed", "metric": "repair.average_hours", "weight": 20, "rule": { "type": "linear", "from": 480, "to": 120 } }
          ],
          "grades": [ { "atLeast": 60, "grade": "pass" }, { "atLeast": 0, "grade": "fail" } ]
        }
        """).Scheme!;

    [Fact]
    public void A_result_is_written_as_the_contract_says()
    {
        // 17 of 20 satisfied, no promises: 40 of 100 redistributed. 40 × 100/60 × 5/6 = 55.56; hours at their best: 33.33. Sum 88.89.
        var json = Encoding.UTF8.GetString(ScoreJson.Write(Score(20, 17), ScoreState.Closed, new ScoreRank(11, 230)));
        var digest = ScoreJson.DigestOf(Score(20, 17), ScoreState.Closed);
        Assert.Equal(
            $$"""
            {"storeId":"SP","month":"2017-08","staffId":"李明","role":"technician","schemeId":"field-service","schemeVersion":1,"state":"closed","total":88.89,"grade":"pass","coverage":0.6,
            "rank":{"store":1,"of":1,"group":11,"groupOf":230},"lines":[
            {"item":"satisfaction","metric":"satisfaction.rate","measures":"own","numerator":17,"denominator":20,"value":0.85,"interval":[0.64,0.948],"sample":20,"weight":40,"effectiveWeight":66.666667,"points":55.56,"rule":"linear 0.60→0.90","note":null,"evidence":"/api/scores/SP/2017-08/%E6%9D%8E%E6%98%8E/evidence/satisfaction"},
            {"item":"on-time","metric":"repair.on_time_rate","measures":"own","numerator":null,"denominator":null,"value":null,"interval":null,"sample":0,"weight":40,"effectiveWeight":0,"points":0,"rule":"linear 0.50→1.00","note":"no data; weight redistributed","evidence":"/api/scores/SP/2017-08/%E6%9D%8E%E6%98%8E/evidence/on-time"},
            {"item":"speed","metric":"repair.average_hours","measures":"own","numerator":26.666667,"denominator":20,"value":1.333333,"interval":null,"sample":20,"weight":20,"effectiveWeight":33.333333,"points":33.33,"rule":"linear 480→120","note":null,"evidence":"/api/scores/SP/2017-08/%E6%9D%8E%E6%98%8E/evidence/speed"}],
            "adjustments":[],"awards":[],"payout":null,"digest":"{{digest}}"}
            """.ReplaceLineEndings(""),
            json);
    }

    [Fact]
    public void The_digest_covers_the_points_but_not_the_place_in_the_group()
    {
        var digest = ScoreJson.DigestOf(Score(20, 17), ScoreState.Closed);
        Assert.Matches("^sha256:[0-9a-f]{64}$", digest);
        Assert.Contains(digest, Encoding.UTF8.GetString(ScoreJson.Write(Score(20, 17), ScoreState.Closed, new ScoreRank(1, 2))), StringComparison.Ordinal);
        Assert.NotEqual(digest, ScoreJson.DigestOf(Score(20, 16), ScoreState.Closed));
    }

    [Fact]
    public void A_month_holds_its_results_in_their_order()
    {
        var bytes = ScoreJson.WriteMonth(new StoreMonth(StoreId.Parse("SP"), new YearMonth(2017, 8)), ScoreState.Provisional, 0, [ScoreJson.Write(Score(1, 1), ScoreState.Provisional)], []);
        using var month = JsonDocument.Parse(bytes);
        Assert.Equal(["storeId", "month", "state", "version", "scores", "unscored"], month.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("provisional", month.RootElement.GetProperty("scores")[0].GetProperty("state").GetString());
        Assert.NotEqual(0xEF, bytes[0]);
    }

    private static StaffScore Score(int services, int satisfied)
    {
        var facts = StoreFacts.Of(StoreId.Parse("SP"), new YearMonth(2017, 8), "America/Sao_Paulo");
        for (var i = 0; i < services; i++)
        {
            var order = new WorkOrder
            {
                StoreId = StoreId.Parse("SP"),
                Id = WorkOrderId.Parse($"W{i}"),
                StaffId = StaffId.Parse("李明"),
                OpenedAt = Opened,
                CompletedAt = Opened + Duration.FromMinutes(80),
            };
            facts.Add(new ServiceRecord(order, new SurveyResult(Opened + Duration.FromDays(3), [i < satisfied ? 5 : 2])));
        }

        return Assert.Single(ScoreCalculator.Calculate(facts.Build(), _ => new Assignment("technician", Scheme)));
    }
}
