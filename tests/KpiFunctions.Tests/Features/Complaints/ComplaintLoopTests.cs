using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;
using NodaTime;

namespace KpiFunctions.Tests.Features.Complaints;

/// <summary>A complaint goes from hand to hand until its customer is content; every step stays, and nobody judges what is about himself.</summary>
public sealed class ComplaintLoopTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private static readonly Instant Received = Utc("2026-09-08T01:00:00Z");

    private static readonly Caller Boss = Of("boss", Role.Supervisor);
    private static readonly Caller Second = Of("second", Role.Supervisor);
    private static readonly Caller Clerk = Of("clerk", Role.Clerk);
    private static readonly Caller OtherClerk = Of("other", Role.Clerk);
    private static readonly Caller Owner = Of("owner", Role.Staff);
    private static readonly Caller Technician = Of("A", Role.Staff);

    [Fact]
    public async Task A_complaint_is_solved_reopened_and_solved_again_and_every_step_stays()
    {
        await OpenAsync();
        await DoneAsync(Clerk, "answer", "{}", 110);
        await DoneAsync(Boss, "assign", """{"owner":"owner"}""", 120);
        await DoneAsync(Boss, "opinion", """{"text":"give him a new part","deadline":"2026-09-09T09:00:00+08:00"}""", 130);
        await DoneAsync(Owner, "remedy", """{"text":"a new part is in"}""", 25 * 60);
        await DoneAsync(Boss, "review", """{"approved":true}""", 26 * 60);
        var unhappy = await DoneAsync(Clerk, "recheck", """{"satisfied":false,"text":"it is noisy again"}""", 48 * 60);
        Assert.Equal(
            ("reopened", JsonValueKind.Null, false),
            (Text(unhappy, "stage"), unhappy.GetProperty("complaint").GetProperty("resolvedAt").ValueKind, unhappy.GetProperty("complaint").GetProperty("satisfied").GetBoolean()));

        await DoneAsync(Owner, "remedy", """{"text":"the other part too"}""", 50 * 60);
        var closed = await DoneAsync(Clerk, "recheck", """{"satisfied":true}""", 72 * 60);

        Assert.Equal(
            ("closed", "2026-09-08T10:50:00+08:00", "2026-09-10T11:00:00+08:00", "2026-09-09T10:00:00+08:00"),
            (Text(closed, "stage"), Text(closed, "answeredAt"), Text(closed, "resolvedAt"), closed.GetProperty("failedSolutions")[0].GetString()));
        var kept = (await AskAsync(Boss, nameof(GetComplaintEndpoint), route: [("store", "S1"), ("id", "C1")])).Json;
        Assert.Equal(
            "answer assign opinion remedy review recheck remedy recheck", string.Join(' ', kept.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("action").GetString())));
        Assert.Equal("it is noisy again", kept.GetProperty("steps")[5].GetProperty("text").GetString());
        Assert.Equal(["clerk", "boss", "boss", "owner", "boss", "clerk", "owner", "clerk"], kept.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("by").GetString()));
    }

    [Fact]
    public async Task What_was_answered_before_it_was_written_down_was_answered_then()
    {
        await OpenAsync();
        var answered = await DoneAsync(Clerk, "answer", """{"at":"2026-09-08T09:20:00+08:00"}""", 300);

        Assert.Equal("2026-09-08T09:20:00+08:00", Text(answered, "answeredAt"));
        Assert.Equal("2026-09-08T14:00:00+08:00", answered.GetProperty("steps")[0].GetProperty("recordedAt").GetString());
    }

    [Theory]
    [InlineData("assign", """{"owner":"owner"}""", """{"owner":"clerk"}""")]
    [InlineData("answer", "{}", """{"text":"I called him too"}""")]
    [InlineData("remedy", """{"text":"a new part"}""", """{"text":"a new part"}""")]
    [InlineData("fault", """{"ownFault":true,"text":"forgot a screw"}""", """{"ownFault":false,"text":"the part was broken"}""")]
    [InlineData("pause", """{"text":"he is abroad"}""", """{"text":"he is abroad"}""")]
    public async Task Of_two_people_at_once_one_wins_and_the_other_reads_what_has_changed(string action, string one, string other)
    {
        await OpenAsync();
        var answers = await Task.WhenAll(TakeAsync(Boss, action, one, 60), TakeAsync(Second, action, other, 60));

        Assert.Equal([200, 409], answers.Select(a => a.Status).Order());
        var refused = answers.Single(a => a.Status == 409);
        var step = Assert.Single(refused.Json.GetProperty("steps").EnumerateArray());
        Assert.Equal(action, step.GetProperty("action").GetString());
        Assert.Contains("after: 1", refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_seen_the_last_step_may_say_anew_and_whoever_has_not_is_told()
    {
        await OpenAsync();
        await DoneAsync(Boss, "assign", """{"owner":"owner"}""", 10);

        Assert.Equal(409, (await TakeAsync(Second, "assign", """{"owner":"clerk","after":0}""", 20)).Status);
        var anew = await DoneAsync(Second, "assign", """{"owner":"clerk","after":1}""", 30);
        Assert.Equal(("clerk", 2), (anew.GetProperty("owner").GetString(), anew.GetProperty("steps").GetArrayLength()));
    }

    /// <summary>The complaint is about A, who did the order; clerk deals with it.</summary>
    [Theory]
    [InlineData("assign", """{"owner":"owner"}""", "boss")]
    [InlineData("answer", "{}", "boss clerk")]
    [InlineData("opinion", """{"text":"a new part","deadline":"2026-09-10T09:00:00+08:00"}""", "boss")]
    [InlineData("remedy", """{"text":"a new part"}""", "boss owner", "assign")]
    [InlineData("review", """{"approved":true}""", "boss", "assign remedy")]
    [InlineData("recheck", """{"satisfied":true}""", "boss clerk", "assign remedy")]
    [InlineData("pause", """{"text":"he is abroad"}""", "boss")]
    [InlineData("resume", "{}", "boss", "pause")]
    [InlineData("reopen", """{"text":"he came back"}""", "boss", "assign remedy recheck")]
    [InlineData("fault", """{"ownFault":true,"text":"forgot a screw"}""", "boss")]
    public async Task Each_step_is_for_those_whose_step_it_is(string action, string body, string may, string before = "")
    {
        await OpenAsync();
        foreach (var step in before.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            await DoneAsync(Second, step, step switch
            {
                "assign" => """{"owner":"owner"}""",
                "remedy" => """{"text":"done","by":"owner"}""",
                "recheck" => """{"satisfied":true}""",
                _ => """{"text":"why"}""",
            }, 5);
        }

        foreach (var (name, caller) in new[] { ("other", OtherClerk), ("technician", Technician), ("owner", Owner), ("clerk", Clerk), ("boss", Boss) })
        {
            var status = (await TakeAsync(caller, action, body, 10)).Status;
            Assert.True(may.Split(' ').Contains(name) ? status is 200 or 409 : status == 403, $"{name}: {status}");
        }
    }

    [Theory]
    [InlineData("review", """{"approved":true}""")]
    [InlineData("recheck", """{"satisfied":true}""")]
    [InlineData("fault", """{"ownFault":false,"text":"it was not me"}""")]
    public async Task Nobody_judges_a_complaint_about_himself(string action, string body)
    {
        await OpenAsync();
        await DoneAsync(Boss, "remedy", """{"text":"done"}""", 5);

        Assert.Equal(403, (await TakeAsync(Of("A", Role.Supervisor), action, body, 10)).Status);
        Assert.Equal(403, (await TakeAsync(new Caller("nobody", Role.Supervisor, [Store], []), action, body, 10)).Status);
        Assert.Equal(200, (await TakeAsync(Second, action, body, 10)).Status);
    }

    [Theory]
    [InlineData("assign", "{}", "owner")]
    [InlineData("assign", """{"owner":"nobody"}""", "owner")]
    [InlineData("answer", """{"owner":"owner"}""", "owner")]
    [InlineData("answer", """{"at":"2026-09-08T08:59:59+08:00"}""", "at")]
    [InlineData("answer", """{"at":"2026-09-09T08:59:59+08:00"}""", "at")]
    [InlineData("opinion", """{"text":"a new part"}""", "deadline")]
    [InlineData("opinion", """{"text":"a new part","deadline":"2026-09-08T09:00:00+08:00"}""", "deadline")]
    [InlineData("opinion", """{"deadline":"2026-09-10T09:00:00+08:00"}""", "text")]
    [InlineData("remedy", """{"text":" "}""", "text")]
    [InlineData("review", """{"approved":false}""", "text")]
    [InlineData("review", "{}", "approved")]
    [InlineData("recheck", """{"approved":true}""", "satisfied")]
    [InlineData("pause", "{}", "text")]
    [InlineData("fault", """{"text":"why"}""", "ownFault")]
    public async Task A_step_that_lacks_something_says_what(string action, string body, string member)
    {
        await OpenAsync();
        var refused = await TakeAsync(Boss, action, body, 60);

        Assert.Equal(400, refused.Status);
        Assert.True(refused.Json.GetProperty("errors").TryGetProperty(member, out _), refused.Body);
        Assert.Equal(0, (await AskAsync(Boss, nameof(GetComplaintEndpoint), route: [("store", "S1"), ("id", "C1")])).Json.GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public async Task Words_that_are_too_many_and_steps_and_complaints_that_there_are_not_are_refused()
    {
        await OpenAsync();
        Assert.Equal(400, (await TakeAsync(Boss, "answer", JsonSerializer.Serialize(new { text = new string('长', 501) }), 60)).Status);
        Assert.Equal(404, (await TakeAsync(Boss, "forget", "{}", 60)).Status);
        Assert.Equal(404, (await TakeAsync(Boss, "answer", "{}", 60, "C9")).Status);
        Assert.Equal(404, (await AskAsync(OtherClerk, nameof(GetComplaintEndpoint), route: [("store", "S1"), ("id", "C1")])).Status);
        Assert.Equal(404, (await AskAsync(Boss, nameof(GetComplaintEndpoint), route: [("store", "S1"), ("id", "a b")])).Status);
    }

    [Fact]
    public async Task An_import_fills_steps_that_nobody_has_taken_and_overwrites_none()
    {
        await OpenAsync();
        await DoneAsync(Clerk, "answer", """{"at":"2026-09-08T10:00:00+08:00"}""", 120);
        Clock.Now = Received + Duration.FromDays(3);
        var report = await ImportComplaintsAsync("S1,C1,W1,A,repairQuality,2026-09-08T09:00:00,2026-09-08T09:05:00,2026-09-08T20:00:00,true,\n");

        Assert.Equal((1, "answeredAt"), (report.Updated, Assert.Single(report.Warnings).Field));
        var kept = (await AskAsync(Boss, nameof(GetComplaintEndpoint), route: [("store", "S1"), ("id", "C1")])).Json;
        Assert.Equal(("closed", "2026-09-08T10:00:00+08:00", "2026-09-08T20:00:00+08:00"), (Text(kept, "stage"), Text(kept, "answeredAt"), Text(kept, "resolvedAt")));
        Assert.Equal(1, (await ImportComplaintsAsync("S1,C1,W1,A,repairQuality,2026-09-08T09:00:00,2026-09-08T09:05:00,2026-09-08T20:00:00,true,\n")).Unchanged);
    }

    [Fact]
    public async Task Whoever_writes_a_complaint_down_reads_what_its_record_still_lacks()
    {
        await OpenAsync();
        const string Row = "storeId,complaintId,staffId,receivedAt,kind,place,brand,purchasedOn,mileage,vehicle\nS1,C2,A,2026-09-08T09:00:00,rescue,G2 km 12,Haier,2024-05-01,12000,沪A12345\n";
        var warning = Assert.Single((await AskAsync(Clerk, nameof(ImportComplaintsEndpoint), Row, "text/csv")).Json.GetProperty("warnings").EnumerateArray());
        Assert.Equal("kind", warning.GetProperty("field").GetString());
        Assert.Contains("fault", warning.GetProperty("warning").GetString(), StringComparison.Ordinal);

        var kept = (await AskAsync(Boss, nameof(GetComplaintEndpoint), route: [("store", "S1"), ("id", "C2")])).Json;
        Assert.Equal(("fault", "G2 km 12", 12000), (Assert.Single(kept.GetProperty("missing").EnumerateArray()).GetString(), Text(kept, "place"), kept.GetProperty("complaint").GetProperty("mileage").GetInt32()));
    }

    [Fact]
    public async Task A_step_after_the_close_is_kept_as_late_and_the_next_one_goes_on_from_it()
    {
        await OpenAsync();
        await DoneAsync(Clerk, "answer", "{}", 60);
        await CloseDueMonthsAsync(Utc("2026-10-05T03:00:00Z"));
        var late = await TakeAsync(Boss, "remedy", """{"text":"done"}""", 40 * 24 * 60);
        var next = await TakeAsync(Clerk, "recheck", """{"satisfied":true}""", 41 * 24 * 60);

        Assert.True(late.Json.GetProperty("isLate").GetBoolean() && next.Json.GetProperty("isLate").GetBoolean());
        Assert.Equal(("closed", 3), (Text(next.Json.GetProperty("complaint"), "stage"), next.Json.GetProperty("complaint").GetProperty("steps").GetArrayLength()));
        Assert.Null((await Get<ComplaintStore>().FindAsync(Store, Domain.Complaints.ComplaintId.Parse("C1"), CancellationToken.None))!.ResolvedAt);
    }

    [Fact]
    public async Task Answered_in_time_and_solved_after_a_day_counts_so_and_pauses_do_not_count()
    {
        await UseSchemeAsync("complaint.answered_in_2h_rate", "complaint.resolved_in_24h_rate");
        await OpenAsync();
        await DoneAsync(Clerk, "answer", "{}", 110);
        await DoneAsync(Boss, "remedy", """{"text":"done"}""", 25 * 60);
        Assert.Equal((50m, 0m), await PointsAsync());

        await ImportAsync(nameof(ImportComplaintsEndpoint), "storeId,complaintId,workOrderId,handlerId,receivedAt,answeredAt\nS1,C2,W1,clerk,2026-09-08T09:00:00,2026-09-08T09:30:00\n");
        await DoneAsync(Boss, "pause", """{"text":"he is abroad","at":"2026-09-08T12:00:00+08:00"}""", 25 * 60, "C2");
        await DoneAsync(Boss, "resume", """{"at":"2026-09-08T14:00:00+08:00"}""", 25 * 60, "C2");
        await DoneAsync(Boss, "remedy", """{"text":"done"}""", 25 * 60, "C2");
        Assert.Equal((50m, 25m), await PointsAsync());
    }

    private async Task<(decimal Answered, decimal Solved)> PointsAsync()
    {
        var lines = (await ScoreAsync(2026, 9)).Scores.Single(s => s.Staff.StaffId.Value is "clerk").Lines;
        return (lines[0].Points, lines[1].Points);
    }

    private static string? Text(JsonElement whole, string member) => whole.GetProperty("complaint").GetProperty(member).GetString();

    private static Caller Of(string person, Role role) => new(person, role, [Store], [Person(person)]);

    private async Task OpenAsync()
    {
        foreach (var staff in new[] { "A", "boss", "second", "clerk", "other", "owner" })
        {
            await Get<StoreDirectory>().UpdateStaffAsync(Store, StaffId.Parse(staff), known => known ?? new() { StoreId = Store, Id = StaffId.Parse(staff) }, CancellationToken.None);
        }

        await SaveStoreAsync(await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None) with { CallbackClerk = StaffId.Parse("clerk") });
        Clock.Now = Received;
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await ImportAsync(nameof(ImportComplaintsEndpoint), "storeId,complaintId,workOrderId,handlerId,receivedAt,text\nS1,C1,W1,clerk,2026-09-08T09:00:00,it is noisy\n");
    }

    private async Task ImportAsync(string function, string csv) =>
        Assert.Equal(1, (await AskAsync(Of("boss", Role.Ingest), function, csv, "text/csv")).Json.GetProperty("accepted").GetInt32());

    private async Task<JsonElement> DoneAsync(Caller caller, string action, string body, int minutes, string id = "C1")
    {
        var answer = await TakeAsync(caller, action, body, minutes, id);
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json.GetProperty("complaint");
    }

    private Task<ApiAnswer> TakeAsync(Caller caller, string action, string body, int minutes, string id = "C1")
    {
        Clock.Now = Received + Duration.FromMinutes(minutes);
        return AskAsync(caller, nameof(TakeComplaintStepEndpoint), body, route: [("store", "S1"), ("id", id), ("action", action)]);
    }
}
