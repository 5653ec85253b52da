using System.Net.Http.Json;
using System.Text.Json;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Access;
using KpiFunctions.LocalHost.App;
using KpiFunctions.LocalHost.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.LocalHost.Tests.Demo;

/// <summary>The demo month, played through the real app: what became of its surveys adds up, and no log line tells of a customer.</summary>
[Collection(nameof(PlayedDemo))]
public sealed class DemoStatisticsTests(PlayedDemo demo)
{
    private static readonly string[] Months = ["2026-09", "2026-10"];

    [Fact]
    public async Task Every_order_ends_in_exactly_one_state_and_nobody_is_named_in_the_logs()
    {
        var (input, session, result) = (demo.Input, demo.Session, demo.Result);
        Assert.Equal((0, 0, 0), (result.Failures, result.RepeatedTexts, result.Refused.Count));
        using var http = new HttpClient { BaseAddress = session.Application.Address };
        http.DefaultRequestHeaders.Add(ApiGate.KeyHeader, await DevelopmentKey.CreateAsync(session.Application.Services.GetRequiredService<ApiKeyStore>(), "test", default));
        foreach (var store in input.Stores)
        {
            // An order counts in the month of its completion, which the last ones reach in October.
            var months = new List<JsonElement>();
            foreach (var month in Months)
            {
                months.Add(await http.GetFromJsonAsync<JsonElement>($"api/surveys/{store.Id}/{month}"));
            }

            Assert.Equal(input.Orders.Count(o => o.Survey.StoreId == store.Id), months.Sum(m => Sum(m, "standings")));
            Assert.All(months, AssertAddsUp);

            // September is closed: nobody waits any more, and what people did is there.
            Assert.Equal(0, Standing(months[0], SurveyStanding.Scheduled) + Standing(months[0], SurveyStanding.Waiting));
            Assert.All(
                [SurveyStanding.Answered, SurveyStanding.OptedOut, SurveyStanding.Excluded],
                standing => Assert.True(Standing(months[0], standing) > 0, $"{store.Id}: nobody is {standing}."));
        }

        AssertPrivate(demo.Logs.Lines, input);
    }

    private static void AssertAddsUp(JsonElement month)
    {
        Assert.Equal(month.GetProperty("orders").GetInt32(), Sum(month, "standings"));
        Assert.Equal(Standing(month, SurveyStanding.Answered), month.GetProperty("answered").GetInt32());
        Assert.Equal(Standing(month, SurveyStanding.Excluded), Sum(month, "exclusions"));
        Assert.Equal(Standing(month, SurveyStanding.Failed), Sum(month, "failures"));
        foreach (var count in (string[])["orders", "texted", "answered"])
        {
            // What several did together counts for each of them, and once for the store.
            var (store, people) = (month.GetProperty(count).GetInt32(), month.GetProperty("staff").EnumerateArray().Select(s => s.GetProperty(count).GetInt32()).ToList());
            Assert.True(people.Sum() >= store && people.All(p => p <= store), $"{count}: {string.Join(" + ", people)} of {store}.");
        }
    }

    internal static void AssertPrivate(IReadOnlyList<string> lines, ReplayInput input)
    {
        Assert.NotEmpty(lines);
        var everything = string.Join('\n', lines);
        foreach (var order in input.Orders)
        {
            if (order.Phone is { } phone)
            {
                Assert.DoesNotContain(phone.Number[1..], everything, StringComparison.Ordinal);
            }
        }

        // Shorter answers are digits and words that any line may have.
        foreach (var text in input.Replies.Select(r => r.Text).Where(t => t.Length > 4).Distinct())
        {
            Assert.DoesNotContain(text, everything, StringComparison.Ordinal);
        }
    }

    private static int Standing(JsonElement month, SurveyStanding standing) =>
        month.GetProperty("standings").GetProperty(JsonNamingPolicy.CamelCase.ConvertName(standing.ToString())).GetInt32();

    private static int Sum(JsonElement month, string counts) => month.GetProperty(counts).EnumerateObject().Sum(p => p.Value.GetInt32());
}
