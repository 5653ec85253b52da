using System.Text.Json;
using System.Text.Json.Nodes;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Sheets;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;

namespace KpiFunctions.Tests.Features.Sheets;

/// <summary>September of Li, whom Ma leads, with the sheet of <see cref="TestSheet"/>.</summary>
public abstract class SheetTest(AzuriteFixture azurite) : AuditTest(azurite)
{
    private protected static Caller Measured { get; } = new("Li's key", Role.Staff, [Store], [Person("li")]);

    private protected static Caller Manager { get; } = new("Ma's key", Role.Staff, [Store], [Person("ma")]);

    private protected static string Version(int version, string validFrom) => TestSheet.Json
        .Replace("\"version\": 1", $"\"version\": {version}", StringComparison.Ordinal).Replace("\"2026-09\"", $"\"{validFrom}\"", StringComparison.Ordinal);

    private protected static string MissingIn(JsonElement line) => line.TryGetProperty("missingRaters", out var missing)
        ? string.Join(", ", missing.EnumerateArray().Select(m => $"{m.GetProperty("rater").GetString()} {m.GetProperty("share").GetRawText()}"))
        : string.Empty;

    /// <param name="metrics">Of the scheme; those of the sheet when there are none.</param>
    private protected async Task OpenAsync(params string[] metrics)
    {
        await BeginAsync(metrics);
        await SaveAsync();
    }

    /// <summary>The same before there is a sheet.</summary>
    private protected async Task BeginAsync(params string[] metrics)
    {
        Clock.Now = Utc("2026-09-09T00:00:00Z");
        await UseSchemeAsync(metrics.Length > 0 ? metrics : ["rating.conduct.attitude", "rating.conduct.skill"]);
        foreach (var staff in new[] { "li", "ma", "wu", "zhou", "boss" })
        {
            await Get<StoreDirectory>().UpdateStaffAsync(
                Store, StaffId.Parse(staff), _ => new() { StoreId = Store, Id = StaffId.Parse(staff), Managers = staff == "li" ? [new StaffManager(StaffId.Parse("ma"))] : [] }, CancellationToken.None);
        }
    }

    private protected async Task SaveAsync(string? sheet = null)
    {
        var saved = await AskAsync(Admin, nameof(PutSheetEndpoint), sheet ?? TestSheet.Json, route: ("id", "conduct"));
        Assert.True(saved.Status == 200, saved.Body);
    }

    private protected Task<ApiAnswer> GetAsync(string query = "") => AskAsync(Supervisor, nameof(GetSheetEndpoint), query: query, route: ("id", "conduct"));

    private protected Task<ApiAnswer> MarkAsync(Caller caller, string attitude, string skill, string? rater = null, string month = "2026-09", string staff = "li") => SendMarksAsync(
        caller,
        JsonSerializer.Serialize(new[] { new { item = "attitude", grade = attitude, example = "stayed until it ran" }, new { item = "skill", grade = skill, example = "found it at once" } }),
        rater,
        month,
        staff);

    private protected Task<ApiAnswer> SendMarksAsync(Caller caller, string marks, string? rater = null, string month = "2026-09", string staff = "li") => AskAsync(
        caller,
        nameof(PostSheetMarksEndpoint),
        new JsonObject { ["storeId"] = "S1", ["staffId"] = staff, ["month"] = month, ["rater"] = rater, ["marks"] = JsonNode.Parse(marks) }.ToJsonString(),
        route: ("id", "conduct"));

    private protected async Task<JsonElement> MarkedAsync(Caller caller, string attitude, string skill, string? rater = null)
    {
        var answer = await MarkAsync(caller, attitude, skill, rater);
        Assert.True(answer.Status == 200, $"{caller.Name}: {answer.Body}");
        return answer.Json;
    }

    private protected async Task AnswerAsync(params (string Order, int Rating)[] answers)
    {
        for (var i = 0; i < answers.Length; i++)
        {
            await ImportOrderAsync(answers[i].Order, "2026-09-07T10:00:00", $"+861380000000{i}", staff: "li");
        }

        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        for (var i = 0; i < answers.Length; i++)
        {
            await ReplyAsync($"{answers[i].Rating}", Utc("2026-09-10T02:01:00Z"), $"861380000000{i}", $"m{i}");
        }
    }

    private protected async Task<JsonElement> LineAsync(string item) =>
        (await AskAsync(Supervisor, nameof(GetScoresEndpoint), route: [("store", "S1"), ("month", "2026-09")])).Json.GetProperty("scores").EnumerateArray()
            .Single(s => s.GetProperty("staffId").GetString() == "li").GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("item").GetString() == item);

    private protected async Task ReopenAsync(bool takeMasterData = false)
    {
        var reopened = await AskAsync(
            Admin, nameof(ReopenMonthEndpoint), JsonSerializer.Serialize(new { reason = "marks were missing", hours = 24, takeLateRecords = true, takeMasterData }), route: [("store", "S1"), ("month", "2026-09")]);
        Assert.True(reopened.Status == 200, reopened.Body);
    }

    /// <summary>Sends a mark on paper, as an import.</summary>
    private protected async Task<bool> OnPaperAsync(string month, string topic = "conduct.attitude")
    {
        var answer = await AskAsync(Supervisor, nameof(ImportRatingsEndpoint), $"storeId,staffId,month,topic,rater,mark\nS1,li,{month},{topic},heads,70\n", "text/csv");
        return answer.Json.GetProperty("rejectedCount").GetInt32() == 0;
    }

    private protected async Task CloseAsync()
    {
        Clock.Now = Utc("2026-10-06T03:00:00Z");
        var closed = await AskAsync(Admin, nameof(CloseMonthEndpoint), route: [("store", "S1"), ("month", "2026-09")]);
        Assert.True(closed.Status == 200, closed.Body);
    }

    private protected async Task<string?> VerifyAsync()
    {
        var verified = await AskAsync(Supervisor, nameof(VerifyMonthEndpoint), route: [("store", "S1"), ("month", "2026-09")]);
        return verified.Status == 200 ? verified.Json.GetProperty("result").GetString() : verified.Body;
    }
}
