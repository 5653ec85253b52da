using System.Text.Json;
using KpiFunctions.Domain.Facts;
using KpiFunctions.LocalHost.Demo;

namespace KpiFunctions.LocalHost.Tests.Demo;

/// <summary>The played month as the first screen shows it: everyone of the house by what they really do, and not all alike.</summary>
[Collection(nameof(PlayedDemo))]
public sealed class DemoHouseTests(PlayedDemo demo)
{
    [Fact]
    public void Everyone_has_a_total_and_a_grade_by_their_own_scheme()
    {
        var scored = Scores().Where(s => s.Score.GetProperty("grade").ValueKind == JsonValueKind.String).Select(s => (s.Store, Text(s.Score, "staffId"), Text(s.Score, "schemeId")));

        Assert.Equal(DemoHouse.Everyone.Select(p => (p.Store, p.Id, p.Scheme)).Order(), scored.Order());
    }

    [Fact]
    public void No_item_that_rests_on_a_figure_or_a_mark_is_without_it()
    {
        var lines = Scores().SelectMany(s => s.Score.GetProperty("lines").EnumerateArray().Select(line => (Who: Text(s.Score, "staffId"), Line: line)))
            .Where(l => Text(l.Line, "metric") is var metric && (MetricName.IsFigure(metric) || MetricName.IsRating(metric)))
            .ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, l => Assert.True(l.Line.GetProperty("value").ValueKind == JsonValueKind.Number, $"{l.Who}: nothing came for {Text(l.Line, "item")}."));
    }

    [Fact]
    public void Grades_are_spread_as_in_a_house_of_people()
    {
        var grades = Scores().ToLookup(s => s.Store, s => Text(s.Score, "grade"));

        Assert.Equal(["excellent", "fail", "good", "pass"], grades.SelectMany(g => g).Distinct().Order(StringComparer.Ordinal));
        Assert.All(grades, store => Assert.True(store.CountBy(g => g).Max(g => g.Value) <= store.Count() * 0.6, $"{store.Key}: {string.Join(", ", store)}"));
    }

    private IEnumerable<(string Store, JsonElement Score)> Scores() => demo.Result.Scores.SelectMany(
        month => JsonSerializer.Deserialize<JsonElement>(month.Body).GetProperty("scores").EnumerateArray().Select(score => (month.Store.Value, score)));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
