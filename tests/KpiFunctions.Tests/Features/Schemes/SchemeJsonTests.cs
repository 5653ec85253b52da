using System.Text;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Features.Schemes;

namespace KpiFunctions.Tests.Features.Schemes;

public sealed class SchemeJsonTests
{
    private const string Whole = """
        {
          "id": "aftersales-manager", "version": 1, "title": { "zh-CN": "售后经理月度绩效", "en": "After-sales manager, monthly" },
          "source": "000", "validFrom": "2026-01", "scale": 100,
          "items": [
            { "id": "satisfaction", "metric": "satisfaction.rate", "weight": 95, "rule": { "type": "linear", "from": 0.60, "to": 0.90, "limit": 0.99 }, "minimumSample": 5, "missing": "redistribute" },
            { "id": "daily-report", "group": "feedback", "metric": "report.daily_rate", "weight": 5, "rule": { "type": "tiers", "tiers": [ { "atLeast": 0.98, "deduct": 0 }, { "atLeast": 0.95, "deduct": 1 }, { "atLeast": 0.85, "deduct": 2 } ], "otherwise": "zero" }, "missing": "full" },
            { "id": "rank", "metric": "maker.rank_percentile", "weight": 8, "rule": { "type": "rankTiers", "tiers": [ { "top": 0.1, "points": 8 } ], "otherwise": 1 }, "missing": "zero", "bonus": true }
          ],
          "adjustments": [
            { "id": "own-fault", "metric": "complaint.own_fault_count", "each": -2, "min": -10 },
            { "id": "late-report", "metric": "report.days_late", "each": -2, "forfeits": "daily-report" }
          ],
          "grades": [ { "atLeast": 90, "grade": "excellent" }, { "atLeast": 0, "grade": "fail" } ],
          "awards": [
            { "id": "wage-bonus", "all": [ { "metric": "satisfaction.rate", "atLeast": 0.90 }, { "metric": "repair.within_24h_rate", "atLeast": 1 } ], "reward": { "type": "percentOfWage", "value": 10 } },
            { "id": "top-30", "topPercent": 30, "reward": { "type": "label", "value": "promotion-pool", "title": { "zh-CN": "晋升后备", "en": "Promotion pool" } } },
            { "id": "balance", "bestBalance": { "volume": "satisfaction", "quality": [ "daily-report" ], "flagBeyond": 0.4, "bonusCut": 50 }, "reward": { "type": "amount", "value": 200 } },
            { "id": "best", "best": "year", "reward": { "type": "certificate", "value": "manager-of-the-year" } }
          ],
          "payout": { "base": 2000, "baseExcludes": [ "apprentice" ], "performance": 3000, "coefficient": "score", "split": { "amount": 1200, "fixedPercent": 80, "factors": [ "sales.rate" ] },
            "commissions": [ { "metric": "bookings", "rate": 3 } ], "factors": [ "volume.rate", "kpi.rate" ], "positionCoefficient": 1.3, "extras": [ "value_added" ], "deductions": [ "penalties" ],
            "seniority": { "perYear": 50, "max": 200 }, "certificates": [ { "level": 1, "amount": 50 }, { "level": 3, "amount": 200 } ], "floor": 3000 }
        }
        """;

    [Fact]
    public void A_scheme_with_everything_survives_writing_and_reading()
    {
        var first = SchemeJson.Read(Whole);
        Assert.Empty(first.Problems);
        var bytes = SchemeJson.Write(first.Scheme!);
        var second = SchemeJson.Read(bytes);
        Assert.Empty(second.Problems);
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(SchemeJson.Write(second.Scheme!)));

        Assert.Equal(new LinearRule(0.6m, 0.9m, 0.99m), second.Scheme!.Items[0].Rule);
        Assert.Equal(5, second.Scheme.Items[0].MinimumSample);
        Assert.Equal(MissingPolicy.Full, second.Scheme.Items[1].Missing);
        Assert.Equal(108, second.Scheme.MaximumTotal);
        Assert.Equal("售后经理月度绩效", second.Scheme.Title.In("zh-TW"));
        Assert.Equal(1.3m, second.Scheme.Payout!.PositionCoefficient);
        Assert.Equal("晋升后备", Assert.IsType<Reward.Label>(second.Scheme.Awards[1].Reward).Title!.In("zh-CN"));
    }

    [Fact]
    public void Every_problem_of_the_form_is_listed_with_its_path()
    {
        var reading = SchemeJson.Read("""
            {
              "id": "a b", "version": 1.5, "title": { "en": 3 }, "validFrom": "January", "scale": 100, "colour": "red",
              "items": [
                { "id": "x", "metric": "satisfaction.rate", "weight": "much", "rule": { "type": "linear", "from": 0.6 } },
                { "id": "y", "metric": "orders.nothing", "weight": 50, "rule": { "type": "magic" }, "missing": "maybe" },
                { "id": "z", "metric": "repair.on_time_rate", "weight": 50, "rule": { "type": "allOrNothing", "atLeast": 1, "below": 2 }, "weight": 3 }
              ]
            }
            """);

        Assert.Null(reading.Scheme);
        Assert.Equal(
            [
                "$.id", "$.version", "$.title.en", "$.validFrom", "$.items[0].weight", "$.items[0].rule.to", "$.items[1].rule.type",
                "$.items[1].missing", "$.items[2].weight", "$.items[2].rule", "$.colour", "$.items[1].metric",
            ],
            reading.Problems.Select(p => p.JsonPath).Distinct(),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"id\": ")]
    [InlineData("[]")]
    [InlineData("null")]
    public void What_is_no_scheme_at_all_is_a_clear_problem(string json)
    {
        var reading = SchemeJson.Read(json);
        Assert.Null(reading.Scheme);
        Assert.Equal("$", reading.Problems[0].JsonPath);
    }

    [Fact]
    public void A_byte_order_mark_and_a_schema_reference_do_no_harm()
    {
        var json = Whole.Replace("\"id\": \"aftersales-manager\"", "\"$schema\": \"scheme.schema.json\", \"id\": \"aftersales-manager\"", StringComparison.Ordinal);
        Assert.Empty(SchemeJson.Read((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)]).Problems);
    }

    [Theory]
    [InlineData("\"weight\": 1e28", "$.items[0].weight")]
    [InlineData("\"weight\": 1e999", "$.items[0].weight")]
    [InlineData("\"weight\": 95.001", "$.items")]
    public void Numbers_that_no_sum_could_hold_are_refused(string weight, string path) =>
        Assert.Equal(path, SchemeJson.Read(Whole.Replace("\"weight\": 95", weight, StringComparison.Ordinal)).Problems[0].JsonPath);

    [Fact]
    public void The_same_scheme_written_with_other_zeros_and_spaces_has_the_same_bytes()
    {
        var other = Whole.Replace("0.60", "0.6", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal);
        Assert.Equal(SchemeJson.Write(SchemeJson.Read(Whole).Scheme!), SchemeJson.Write(SchemeJson.Read(other).Scheme!));
    }

    [Theory]
    [InlineData("\"weight\": 95", "\"weight\": 60")]
    [InlineData("\"weight\": 95", "\"weight\": 10000000000000")]
    [InlineData("\"scale\": 100", "\"scale\": 0")]
    [InlineData("\"source\": \"000\",", "\"colour\": \"red\",")]
    [InlineData("\"metric\": \"report.daily_rate\"", "\"metric\": \"orders.nothing\"")]
    [InlineData("{ \"atLeast\": 0, \"grade\": \"fail\" }", "{ \"atLeast\": 90, \"grade\": \"fail\" }")]
    [InlineData("\"title\": { \"zh-CN\": \"售后经理月度绩效\", \"en\": \"After-sales manager, monthly\" },", "")]
    public void What_new_schemes_must_not_have_is_read_of_stored_ones(string allowed, string refused)
    {
        var json = Whole.Replace(allowed, refused, StringComparison.Ordinal);
        Assert.NotEqual(Whole, json);
        Assert.NotEmpty(SchemeJson.Read(json).Problems);

        var stored = SchemeJson.ReadStored(json);

        // Nothing stands in for anything: written again it says the same, but for the field that there is not any more.
        var known = json.Replace("\"colour\": \"red\",", "", StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetString(SchemeJson.Write(stored)), Encoding.UTF8.GetString(SchemeJson.Write(SchemeJson.ReadStored(known))));
        Assert.Equal(refused.Contains("weight", StringComparison.Ordinal) ? decimal.Parse(refused[10..], System.Globalization.CultureInfo.InvariantCulture) : 95, stored.Items[0].Weight);
        Assert.Equal(3, stored.Items.Count);
    }

    [Theory]
    [InlineData("\"type\": \"linear\"", "\"type\": \"magic\"")]
    [InlineData("\"missing\": \"full\"", "\"missing\": \"maybe\"")]
    [InlineData("\"from\": 0.60, ", "")]
    [InlineData("\"version\": 1,", "")]
    [InlineData("\"scale\": 100,", "")]
    [InlineData("\"metric\": \"satisfaction.rate\", \"weight\"", "\"weight\"")]
    [InlineData("\"weight\": 95", "\"weight\": \"much\"")]
    [InlineData("\"atLeast\": 0.98", "\"near\": 0.98")]
    [InlineData("\"type\": \"percentOfWage\"", "\"type\": \"a cup of tea\"")]
    [InlineData("\"2026-01\"", "\"January\"")]
    [InlineData("}", "")]
    public void Nothing_stands_in_for_what_cannot_be_read_of_a_stored_scheme(string readable, string unreadable) =>
        Assert.Throws<FormatException>(() => SchemeJson.ReadStored(Whole.Replace(readable, unreadable, StringComparison.Ordinal)));
}
