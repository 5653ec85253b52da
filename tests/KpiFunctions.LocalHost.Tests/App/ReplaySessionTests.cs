using System.Text;
using System.Text.Json;
using KpiFunctions.LocalHost.App;
using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.LocalHost.Simulation;
using KpiFunctions.LocalHost.Storage;
using KpiFunctions.LocalHost.Tests.Simulation;
using NodaTime;

namespace KpiFunctions.LocalHost.Tests.App;

/// <summary>Plays a small month through the real app on a storage of its own.</summary>
public sealed class ReplaySessionTests : IDisposable
{
    private const string Scheme = """
        {
          "id": "small", "version": 1, "title": { "en": "Small" }, "validFrom": "2026-01", "scale": 100,
          "items": [
            { "id": "satisfaction", "metric": "satisfaction.rate", "weight": 60, "rule": { "type": "linear", "from": 0, "to": 1 }, "missing": "zero" },
            { "id": "response", "metric": "satisfaction.response_rate", "weight": 40, "rule": { "type": "linear", "from": 0, "to": 1 }, "missing": "zero" }
          ],
          "grades": [ { "atLeast": 90, "grade": "good" }, { "atLeast": 0, "grade": "fail" } ]
        }
        """;

    private static readonly ReplayFiles Files = TestFiles.Create() with
    {
        Scheme = ReplaySource.Text("scheme.json", Scheme),
        WorkOrders = ReplaySource.Text("work-orders.csv", """
            storeId,workOrderId,staffId,customerPhone,openedAt,completedAt
            sh,A1,li,+8610000001,2026-09-28T09:00:00,2026-09-28T10:00:00
            sh,A2,li,+8610000002,2026-09-28T09:00:00,2026-09-28T10:07:00
            sh,A3,wu,+8610000003,2026-09-28T09:00:00,2026-09-28T16:07:00
            sh,A4,wu,+8610000001,2026-09-28T09:00:00,2026-09-28T10:00:00
            sh,A5,wu,,2026-09-28T09:00:00,2026-09-28T10:00:00
            sh,A6,wu,+8610000006,2026-09-28T09:00:00,
            sh,A7,wu,+8610000007,2026-09-29T09:00:00,2026-09-29T08:00:00
            """),
        Replies = ReplaySource.Text("replies.csv", """
            workOrderId,delayMinutes,text
            A1,90,5
            A2,30,1
            A3,45,非常满意
            A3,46,5
            """),
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replay");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_month_goes_from_import_to_closed_scores()
    {
        var result = await RunAsync("one");

        Assert.Equal((7, 3, 4, 0, 0), (result.Orders, result.Texts, result.Answers, result.RepeatedTexts, result.Failures));
        Assert.Contains(result.Refused, row => (row.File, row.Line, row.Field) == ("work-orders.csv", 8, "completedAt"));
        Assert.All(result.Refused, row => Assert.Equal(8, row.Line));
        var scores = ScoreDocument.Parse(Assert.Single(result.Scores).Body);
        Assert.Equal([("wu", 100m), ("li", 70m)], scores.Scores.Select(s => (s.StaffId, s.Total!.Value)));
        Assert.True(result.IdleTicks > result.Ticks / 2);
    }

    [Fact]
    public async Task Everyone_of_a_house_is_scored_by_the_own_preset_from_the_same_answers()
    {
        var files = Files with
        {
            Staff = ReplaySource.Text("staff.csv", """
                storeId,staffId,name,role,schemeId,managerId
                sh,li,Li Na,technician,repair-technician,boss
                sh,adv,Ad Visor,service-advisor,service-advisor,
                sh,boss,Bo Ss,aftersales-manager,aftersales-manager,
                sh,desk,De Sk,front-desk,front-desk,boss
                """),
            WorkOrders = ReplaySource.Text("work-orders.csv", """
                storeId,workOrderId,staffId,advisorId,customerPhone,openedAt,completedAt
                sh,A1,li,adv,+8610000001,2026-09-28T09:00:00,2026-09-28T10:00:00
                sh,A2,li,adv,+8610000002,2026-09-28T09:00:00,2026-09-28T10:07:00
                sh,A3,li,adv,+8610000003,2026-09-28T09:00:00,2026-09-28T16:07:00
                sh,A4,li,adv,+8610000004,2026-09-28T09:00:00,2026-09-28T10:00:00
                sh,A5,li,adv,+8610000005,2026-09-28T09:00:00,2026-09-28T10:00:00
                """),
            Replies = ReplaySource.Text("replies.csv", "workOrderId,delayMinutes,text\nA1,90,5\nA2,30,1\nA3,45,4\nA4,45,4\nA5,45,4\n"),
        };

        var result = await RunAsync("house", files: files);

        Assert.Empty(result.Refused);
        using var month = JsonDocument.Parse(Assert.Single(result.Scores).Body);
        Assert.Equal(
            ["adv service-advisor advisor 4/5", "boss aftersales-manager team 360/5", "desk front-desk store 4/5", "li repair-technician own 4/5"],
            month.RootElement.GetProperty("scores").EnumerateArray().Select(SatisfactionOf).Order(StringComparer.Ordinal));

        // The sheet of a preset is saved with it, so its line names who has not rated.
        var tidiness = month.RootElement.GetProperty("scores").EnumerateArray().Single(s => s.GetProperty("staffId").GetString() == "desk").GetProperty("lines")[0];
        Assert.Equal("manager", Assert.Single(tidiness.GetProperty("missingRaters").EnumerateArray()).GetProperty("rater").GetString());
    }

    [Fact]
    public async Task Messages_delivered_twice_and_out_of_order_change_nothing()
    {
        var ordinary = await RunAsync("ordinary");

        var redelivered = await RunAsync("redelivered", new Redelivery(3));

        Assert.Equal(Bodies(ordinary), Bodies(redelivered));
        Assert.Equal(0, redelivered.RepeatedTexts);
    }

    [Fact]
    public async Task A_replay_that_was_stopped_half_way_ends_the_same_when_it_is_started_again()
    {
        var undisturbed = await RunAsync("undisturbed");

        // Texts have left and one customer has answered by then; the others answer in the second run.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync("again", stopAt: Instant.FromUtc(2026, 10, 1, 2, 45)));
        var again = await RunAsync("again");
        var onceMore = await RunAsync("again");

        Assert.Equal(Bodies(undisturbed), Bodies(again));
        Assert.Equal(Bodies(undisturbed), Bodies(onceMore));
        Assert.Equal((3, 0), (again.Texts, again.RepeatedTexts));
    }

    [Fact]
    public async Task Complaints_and_figures_are_imported_and_scored_and_what_is_refused_is_told()
    {
        var scheme = Scheme.Replace(
            "\"satisfaction.response_rate\"", "\"attendance.rate\"", StringComparison.Ordinal).Replace(
            "\"grades\"", "\"adjustments\": [ { \"id\": \"own-fault\", \"metric\": \"complaint.own_fault_count\", \"each\": -5 } ], \"grades\"", StringComparison.Ordinal);
        var files = Files with
        {
            Scheme = ReplaySource.Text("scheme.json", scheme),
            Records = new Dictionary<ReplayKind, ReplaySource>
            {
                [ReplayKind.Complaints] = ReplaySource.Text("complaints.csv", """
                    storeId,complaintId,workOrderId,receivedAt,resolvedAt,ownFault
                    sh,C1,A3,2026-09-28T12:00:00,2026-09-29T12:00:00,true
                    sh,C2,A9,2026-09-28T12:00:00,,true
                    """),
                [ReplayKind.Figures] = ReplaySource.Text("figures.csv", "storeId,staffId,month,metric,value\nsh,li,2026-09,attendance.rate,1\nsh,wu,2026-09,attendance.rate,0.5"),
            },
        };

        var result = await RunAsync("others", files: files);

        // li: satisfied 1/2 of 60, attendance 40; wu: satisfied 1/1 of 60, attendance half of 40, own fault −5.
        var scores = ScoreDocument.Parse(Assert.Single(result.Scores).Body);
        Assert.Equal([("wu", 75m), ("li", 70m)], scores.Scores.Select(s => (s.StaffId, s.Total!.Value)));
        Assert.Contains(result.Refused, row => (row.File, row.Line, row.Field) == ("complaints.csv", 3, "workOrderId"));
    }

    [Fact]
    public async Task Columns_of_rating_sheets_are_filled_with_the_keys_of_those_whose_they_are()
    {
        var files = Files with
        {
            Staff = ReplaySource.Text("staff.csv", """
                storeId,staffId,role,schemeId,managerId
                sh,kai,service-desk,service-desk,boss
                sh,boss,aftersales-manager,aftersales-manager,
                """),
            Marks = ReplaySource.Text("marks.csv", """
                sheetId,storeId,staffId,month,rater,role,column,item,grade,example
                service-desk,sh,kai,2026-09,boss,supervisor,supervisor,attitude,good,
                service-desk,sh,kai,2026-09,other,supervisor,,attitude,fair,
                service-desk,sh,kai,2026-09,boss,supervisor,supervisor,call_quality,good,
                service-desk,sh,kai,2026-09,other,supervisor,,call_quality,excellent,stayed on the line
                service-desk,sh,kai,2026-09,boss,supervisor,supervisor,records,fair,
                service-desk,sh,kai,2026-09,other,supervisor,,records,good,
                service-desk,sh,kai,2026-09,kai,staff,,attitude,good,
                """),
        };

        var result = await RunAsync("marks", files: files);

        // The desk's sheet has no column for oneself, so the last row is nobody's to give.
        var refused = Assert.Single(result.Refused, r => r.File == "marks.csv");
        Assert.Equal(8, refused.Line);
        Assert.StartsWith("No column of this sheet is yours", refused.Error, StringComparison.Ordinal);
        var kai = ScoreDocument.Parse(Assert.Single(result.Scores).Body).Scores.Single(s => s.StaffId == "kai");
        Assert.Equal([("attitude", 0.7m), ("call-quality", 0.9m), ("records", 0.7m)], kai.Lines.Where(l => l.Value is not null).Select(l => (l.Item, l.Value!.Value / 100)));
    }

    /// <summary>C1 comes in half an hour before the store closes, and is answered an hour after it has opened; A1's customer is not content and nobody answers.</summary>
    [Theory]
    [InlineData("calendar", "desk 0/1", "li 0/1")]
    [InlineData("business", "desk 0/1", "li 1/1")]
    public async Task A_store_has_its_own_clock_for_complaints_and_somebody_who_calls_back(string clock, params string[] rates)
    {
        var files = Files with
        {
            Stores = ReplaySource.Text("stores.csv", $"storeId,name,timeZone,schemeId,callbackAfterHours,complaintClock,callbackClerk\nsh,Shanghai,Asia/Shanghai,small,1,{clock},desk\n"),
            Calendar = ReplaySource.Text("calendar.csv", "storeId,day,opens,closes\nsh,mon,09:00,12:00\nsh,2026-09-29,10:00,12:00\nsh,2026-09-30,,\n"),
            Staff = ReplaySource.Text("staff.csv", "storeId,staffId\nsh,desk\n"),
            Scheme = ReplaySource.Text("scheme.json", Scheme.Replace("satisfaction.response_rate", "complaint.answered_in_2h_rate", StringComparison.Ordinal)),
            WorkOrders = ReplaySource.Text("work-orders.csv", "storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\nsh,A1,li,+8610000001,2026-09-28T09:00:00,2026-09-28T10:00:00\n"),
            Replies = ReplaySource.Text("replies.csv", "workOrderId,delayMinutes,text\nA1,30,1\n"),
            Records = new Dictionary<ReplayKind, ReplaySource>
            {
                [ReplayKind.Complaints] = ReplaySource.Text("complaints.csv", "storeId,complaintId,staffId,receivedAt,answeredAt\nsh,C1,li,2026-09-28T11:30:00,2026-09-29T11:00:00\n"),
            },
        };

        var result = await RunAsync(clock, files: files);

        Assert.Empty(result.Refused);
        using var month = JsonDocument.Parse(Assert.Single(result.Scores).Body);
        Assert.Equal(
            rates,
            month.RootElement.GetProperty("scores").EnumerateArray().Select(s => (Staff: s.GetProperty("staffId").GetString(), Line: s.GetProperty("lines")[1]))
                .Select(s => $"{s.Staff} {s.Line.GetProperty("numerator")}/{s.Line.GetProperty("denominator")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_scheme_that_the_app_refuses_ends_the_replay_with_its_reasons()
    {
        var scheme = JsonSerializer.Deserialize<Dictionary<string, object>>(Scheme)!;
        scheme["scale"] = 90;
        var files = Files with { Scheme = ReplaySource.Text("scheme.json", JsonSerializer.Serialize(scheme)) };

        var problem = await Assert.ThrowsAsync<BadInputException>(() => RunAsync("refused", files: files));

        Assert.StartsWith("scheme.json: The app refuses scheme small (400", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>Files of which a row is readable and refused by the app, with where it stands and the reason.</summary>
    private static readonly Dictionary<string, (ReplayFiles Files, string Place, string Reason)> Refusals = new()
    {
        ["a manager whom the store does not know"] = (
            Files with { Staff = ReplaySource.Text("staff.csv", "storeId,staffId,managerId\nsh,wu,\nsh,li,nobody\n") }, "staff.csv, line 3: ", "'nobody' is unknown"),
        ["a manager below, who is led by the one above"] = (
            Files with { Staff = ReplaySource.Text("staff.csv", "storeId,staffId,managerId\nsh,li,wu\nsh,wu,li\n") }, "staff.csv, line 3: ", "wu is led by li is led by wu"),
        ["a member of staff with a scheme that there is not"] = (
            Files with { Staff = ReplaySource.Text("staff.csv", "storeId,staffId,schemeId\nsh,wu,small\nsh,li,smaller\n") }, "staff.csv, line 3: ", "smaller"),
        ["a store with a scheme that there is not"] = (
            Files with { Stores = ReplaySource.Text("stores.csv", "storeId,name,timeZone,schemeId\nsh,Shanghai,Asia/Shanghai,none\n") }, "stores.csv, line 2: ", "none"),
        ["a preset of a store that begins after its records"] = (
            EarlyWith(store: "small-firm", staff: "small"), "stores.csv, line 2, column schemeId: ", "is valid from 2026-01 on, and the first month of these records is 2025-09"),
        ["a preset of somebody that begins after the records"] = (
            EarlyWith(store: "small", staff: "repair-technician"), "staff.csv, line 2, column schemeId: ", "is valid from 2026-01 on, and the first month of these records is 2025-09"),
    };

    public static TheoryData<string> Refused => [.. Refusals.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Whatever_the_app_refuses_ends_the_replay_with_file_line_and_reason(string what)
    {
        var (files, place, reason) = Refusals[what];

        var problem = await Assert.ThrowsAsync<BadInputException>(() => RunAsync("refused", files: files));

        Assert.StartsWith(place, problem.Message, StringComparison.Ordinal);
        Assert.Contains(reason, System.Text.RegularExpressions.Regex.Unescape(problem.Message), StringComparison.Ordinal);
    }

    private static ReplayFiles EarlyWith(string store, string staff) => Files with
    {
        Scheme = ReplaySource.Text("scheme.json", Scheme.Replace("2026-01", "2020-01", StringComparison.Ordinal)),
        Stores = ReplaySource.Text("stores.csv", $"storeId,name,timeZone,schemeId\nsh,Shanghai,Asia/Shanghai,{store}\n"),
        Staff = ReplaySource.Text("staff.csv", $"storeId,staffId,schemeId\nsh,li,{staff}\n"),
        WorkOrders = ReplaySource.Text("work-orders.csv", "storeId,workOrderId,staffId,openedAt,completedAt\nsh,A1,li,2025-09-28T09:00:00,2025-09-28T10:00:00\n"),
        Replies = ReplaySource.Text("replies.csv", "workOrderId,delayMinutes,text\n"),
    };

    private static string[] Bodies(ReplayResult result) => [.. result.Scores.Select(s => Encoding.UTF8.GetString(s.Body))];

    private async Task<ReplayResult> RunAsync(string name, Redelivery? redelivery = null, Instant? stopAt = null, ReplayFiles? files = null)
    {
        using var stop = new CancellationTokenSource();
        var input = await (files ?? Files).ReadAsync();
        await using var storage = await LocalStorage.StartOwnAsync(DataFolder.Open(Path.Combine(_folder.FullName, name)), _ => { }, default);
        await using var session = await ReplaySession.StartAsync(input, storage, port: 0, TextWriter.Null, default);
        return await session.RunAsync(Instant.FromUtc(2026, 10, 5, 0, 0), redelivery, new Stopper(stopAt, stop), stop.Token);
    }

    private sealed class Stopper(Instant? at, CancellationTokenSource stop) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value)
        {
            if (value.Now >= at)
            {
                stop.Cancel();
            }
        }
    }

    private static string SatisfactionOf(JsonElement score)
    {
        var line = score.GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("item").GetString() == "satisfaction");
        return $"{score.GetProperty("staffId").GetString()} {score.GetProperty("schemeId").GetString()} {line.GetProperty("measures").GetString()} {line.GetProperty("numerator")}/{line.GetProperty("denominator")}";
    }
}
