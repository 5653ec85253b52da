using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Features.Stores;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;

namespace KpiFunctions.Tests.Foundation.Access;

/// <summary>The measured never judge themselves, whatever name they write; others judge them, and are named.</summary>
public sealed class JudgeTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    /// <summary>A supervisor who is measured too, and stands on everything that these tests are about.</summary>
    private static readonly Caller Measured = new("Li's key", Role.Supervisor, [Store], [Person("li")]);

    /// <summary>What is sent for each function, for the store S1 and the person li.</summary>
    private static readonly Dictionary<string, string> Rows = new(StringComparer.Ordinal)
    {
        [nameof(ImportRatingsEndpoint)] = "storeId,staffId,month,topic,rater,mark\nS1,li,2026-09,manner,somebody else,90\n",
        [nameof(ImportFiguresEndpoint)] = "storeId,staffId,month,metric,value\nS1,li,2026-09,training.exam,99\n",
        [nameof(ImportCustomerFactsEndpoint)] = "storeId,factId,staffId,kind,day,evidence\nS1,F1,li,praise,2026-09-02,a letter\n",
        [nameof(ImportComplaintsEndpoint)] = "storeId,complaintId,staffId,receivedAt,ownFault\nS1,C1,li,2026-09-02T08:00:00,false\n",
        ["of the handler"] = "storeId,complaintId,staffId,handlerId,receivedAt,satisfied\nS1,C2,wang,li,2026-09-02T08:00:00,true\n",
        ["of the order"] = "storeId,complaintId,workOrderId,staffId,receivedAt,ownFault\nS1,C3,W1,wang,2026-09-02T08:00:00,true\n",
    };

    public static TheoryData<string> Imports => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Imports))]
    public async Task A_row_about_oneself_is_refused_by_line_and_that_about_others_is_kept(string what)
    {
        await SetUpAsync();
        var function = what.StartsWith("of the", StringComparison.Ordinal) ? nameof(ImportComplaintsEndpoint) : what;

        var own = await AskAsync(Measured, function, Rows[what], "text/csv");
        var others = await AskAsync(Supervisor, function, Rows[what], "text/csv");

        var refused = Assert.Single(own.Json.GetProperty("rejected").EnumerateArray());
        Assert.Equal((2, "staffId"), (refused.GetProperty("line").GetInt32(), refused.GetProperty("field").GetString()));
        Assert.Contains("You stand on this record yourself", refused.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, others.Json.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task A_complaint_about_oneself_is_not_turned_over_to_somebody_else()
    {
        await SetUpAsync();
        await AskAsync(Supervisor, nameof(ImportComplaintsEndpoint), Rows[nameof(ImportComplaintsEndpoint)], "text/csv");

        var answer = await AskAsync(Measured, nameof(ImportComplaintsEndpoint), Rows[nameof(ImportComplaintsEndpoint)].Replace(",li,", ",wang,", StringComparison.Ordinal), "text/csv");

        Assert.Single(answer.Json.GetProperty("rejected").EnumerateArray());
        Assert.Equal(StaffId.Parse("li"), Assert.Single((await RecordsAsync(2026, 9)).Complaints).StaffId);
    }

    [Fact]
    public async Task Who_entered_a_mark_is_kept_with_it_whatever_rater_is_written_and_the_same_of_somebody_else_is_the_same()
    {
        await SetUpAsync();
        await UseSchemeAsync("rating.manner");
        await AskAsync(Supervisor, nameof(ImportRatingsEndpoint), Rows[nameof(ImportRatingsEndpoint)], "text/csv");

        var again = await AskAsync(Admin, nameof(ImportRatingsEndpoint), Rows[nameof(ImportRatingsEndpoint)], "text/csv");
        var evidence = await AskAsync(Admin, nameof(GetEvidenceEndpoint), route: [("store", "S1"), ("month", "2026-09"), ("staff", "li"), ("item", "item0")]);

        Assert.Equal(1, again.Json.GetProperty("unchanged").GetInt32());
        var shown = Assert.Single(evidence.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(("somebody else", "Sun (S1/boss)"), (shown.GetProperty("rater").GetString(), shown.GetProperty("enteredBy").GetString()));
    }

    [Fact]
    public async Task Nobody_changes_the_own_role_but_that_of_another_store()
    {
        await SetUpAsync();
        await SaveStoreAsync(NewStore("S2"));
        var caller = Measured with { Stores = [Store, StoreId.Parse("S2")] };

        var own = await AskAsync(caller, nameof(PutStaffEndpoint), """{"role":"chief"}""", route: [("store", "S1"), ("staff", "li")]);
        var other = await AskAsync(caller, nameof(PutStaffEndpoint), """{"role":"chief"}""", route: [("store", "S2"), ("staff", "li")]);
        var administrator = await AskAsync(Admin with { People = Measured.People }, nameof(PutStaffEndpoint), """{"role":"chief"}""", route: [("store", "S1"), ("staff", "li")]);

        Assert.Equal((403, 200, 403), (own.Status, other.Status, administrator.Status));
        Assert.Equal("urn:kpifunctions:problem:not-impartial", own.Json.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(null, 403)]
    [InlineData("wang", 403)]
    [InlineData("li", 200)]
    public async Task A_call_about_the_own_work_is_entered_only_by_whom_it_was_given_to(string? clerk, int status)
    {
        await SetUpAsync(clerk);
        await AskCustomerAsync();

        var answer = await AskAsync(
            Measured, nameof(PostCallResultEndpoint), """{"outcome":"reached","staffId":"wang","ratings":[5]}""", route: [("store", "S1"), ("id", "W1")]);

        Assert.True(answer.Status == status, answer.Body);
    }

    [Fact]
    public async Task A_clerk_sees_and_enters_the_own_calls_in_the_own_name()
    {
        await SetUpAsync("wang");
        await AskCustomerAsync();
        Caller KeyOf(string staff) => new(staff, Role.Clerk, [Store], [Person(staff)]);
        (string, string)[] call = [("store", "S1"), ("id", "W1")];

        Assert.Empty((await AskAsync(KeyOf("zhao"), nameof(ListCallsEndpoint), route: [("store", "S1")])).Json.GetProperty("items").EnumerateArray());
        Assert.Single((await AskAsync(KeyOf("wang"), nameof(ListCallsEndpoint), route: [("store", "S1")])).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(403, (await AskAsync(KeyOf("zhao"), nameof(PostCallResultEndpoint), """{"outcome":"refused","staffId":"zhao"}""", route: call)).Status);
        Assert.Equal(403, (await AskAsync(KeyOf("wang"), nameof(PostCallResultEndpoint), """{"outcome":"refused","staffId":"zhao"}""", route: call)).Status);
        var entered = await AskAsync(KeyOf("wang"), nameof(PostCallResultEndpoint), """{"outcome":"refused","staffId":"wang"}""", route: call);
        Assert.Equal("wang (S1/wang)", entered.Json.GetProperty("call").GetProperty("enteredBy").GetString());
    }

    [Theory]
    [InlineData("ownFault", "false")]
    [InlineData("handlerId", "li")]
    public async Task A_clerk_writes_new_complaints_of_the_own_list_and_judges_none(string column, string value)
    {
        await SetUpAsync();
        var clerk = new Caller("clerk", Role.Clerk, [Store], [Person("wang")]);
        const string Header = "storeId,complaintId,staffId,receivedAt";

        var kept = await AskAsync(clerk, nameof(ImportComplaintsEndpoint), $"{Header}\nS1,C1,li,2026-09-02T08:00:00\n", "text/csv");
        var again = await AskAsync(clerk, nameof(ImportComplaintsEndpoint), $"{Header}\nS1,C1,li,2026-09-02T09:00:00\n", "text/csv");
        var more = await AskAsync(clerk, nameof(ImportComplaintsEndpoint), $"{Header},{column}\nS1,C2,li,2026-09-02T08:00:00,{value}\n", "text/csv");

        Assert.Equal(1, kept.Json.GetProperty("accepted").GetInt32());
        Assert.Equal("complaintId", Assert.Single(again.Json.GetProperty("rejected").EnumerateArray()).GetProperty("field").GetString());
        Assert.Equal(column, Assert.Single(more.Json.GetProperty("rejected").EnumerateArray()).GetProperty("field").GetString());
    }

    /// <summary>Recording is not judging: a clerk writes down what the customer of an own order says, and leaves it to others whose fault it is and whether it is made good.</summary>
    [Theory]
    [InlineData("clerkId", "", "", null)]
    [InlineData("clerkId", "", "answeredAt=2026-09-08T09:00:00", null)]
    [InlineData("advisorId", "", "", null)]
    [InlineData("staffId", "", "", null)]
    [InlineData("staffId", "wang", "", null)]
    [InlineData("clerkId", "", "satisfied=true", "staffId")]
    [InlineData("clerkId", "", "satisfied=false", "staffId")]
    [InlineData("staffId", "", "satisfied=true", "staffId")]
    [InlineData("clerkId", "wang", "satisfied=true", "staffId")]
    [InlineData("clerkId", "", "ownFault=false", "ownFault")]
    [InlineData("clerkId", "", "ownFault=true", "ownFault")]
    public async Task A_clerk_records_a_complaint_about_an_own_order_and_does_not_judge_it(string part, string about, string more, string? refused)
    {
        await SetUpAsync();
        await ImportAsync(
            $"storeId,workOrderId,{(part == "staffId" ? string.Empty : "staffId,")}{part},openedAt,completedAt\n"
            + $"S1,W2,{(part == "staffId" ? string.Empty : "li,")}wang,2026-09-07T08:00:00,2026-09-07T10:00:00\n");
        var (column, value) = more.Split('=') is [var name, var given] ? ($",{name}", $",{given}") : (string.Empty, string.Empty);

        var answer = await AskAsync(
            new Caller("clerk", Role.Clerk, [Store], [Person("wang")]),
            nameof(ImportComplaintsEndpoint),
            $"storeId,complaintId,workOrderId,staffId,receivedAt{column}\nS1,C1,W2,{about},2026-09-08T08:00:00{value}\n",
            "text/csv");

        Assert.Equal(refused, answer.Json.GetProperty("rejected").EnumerateArray().Select(r => r.GetProperty("field").GetString()).SingleOrDefault());
        Assert.Equal(refused is null ? 1 : 0, (await RecordsAsync(2026, 9)).Complaints.Count);
    }

    [Fact]
    public async Task A_supervisor_adds_no_opt_out_that_reaches_all_stores_and_an_administrator_does()
    {
        await SetUpAsync();
        var body = JsonSerializer.Serialize(new { phone = "+8613800000001", neverTextAgain = true });

        var supervisor = await AskAsync(Supervisor, nameof(EraseCustomerEndpoint), body);
        var administrator = await AskAsync(Admin, nameof(EraseCustomerEndpoint), body);

        Assert.Equal((403, 200), (supervisor.Status, administrator.Status));
        Assert.Contains("administrator", supervisor.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"n","role":"supervisor"}""", "stores")]
    [InlineData("""{"name":"n","role":"ingest","stores":[]}""", "stores")]
    [InlineData("""{"name":"n","role":"staff","stores":["S1"]}""", "people")]
    [InlineData("""{"name":"n","role":"clerk","stores":["S2"],"people":[{"storeId":"S1","staffId":"li"}]}""", "stores")]
    [InlineData("""{"name":"n","role":"ingest","stores":["*"],"people":[{"storeId":"S1","staffId":"li"}]}""", "people")]
    [InlineData("""{"name":"n","role":"admin","stores":["S1"]}""", "stores")]
    [InlineData("""{"name":"n","role":"admin","expiresAt":"2026-01-01T00:00:00Z"}""", "expiresAt")]
    [InlineData("""{"name":" ","role":"admin"}""", "name")]
    [InlineData("""{"name":"n","role":"supervisor","stores":["S1"],"people":[{"storeId":"S1","staffId":"a"},{"storeId":"S1","staffId":"b"}]}""", "people")]
    public async Task A_key_that_says_too_little_or_too_much_is_not_made(string body, string field)
    {
        var answer = await AskAsync(Admin, nameof(CreateKeyEndpoint), body);
        Assert.Equal(400, answer.Status);
        Assert.True(answer.Json.GetProperty("errors").TryGetProperty(field, out _), answer.Body);
    }

    [Theory]
    [InlineData("""{"name":"n","role":"supervisor","stores":["*"],"people":[{"storeId":"S1","staffId":"li"}],"expiresAt":"2030-01-01T00:00:00+08:00"}""")]
    [InlineData("""{"name":"n","role":"staff","people":[{"storeId":"S1","staffId":"li"},{"storeId":"S2","staffId":"l.na"}]}""")]
    [InlineData("""{"name":"n","role":"admin"}""")]
    public async Task A_key_is_made_and_listed_as_it_was_asked_for(string body)
    {
        Assert.Equal(201, (await AskAsync(Admin, nameof(CreateKeyEndpoint), body)).Status);

        var listed = (await AskAsync(Admin, nameof(ListKeysEndpoint))).Json.EnumerateArray().Single(k => k.GetProperty("name").GetString() == "n");

        var asked = JsonDocument.Parse(body).RootElement;
        Assert.Equal(asked.GetProperty("role").GetString(), listed.GetProperty("role").GetString());
        Assert.Equal(asked.TryGetProperty("people", out var people) ? people.GetRawText() : "[]", listed.GetProperty("people").GetRawText());
    }

    private async Task SetUpAsync(string? clerk = null)
    {
        await SaveStoreAsync(NewStore("S1") with { CallbackClerk = clerk is null ? null : StaffId.Parse(clerk) });
        foreach (var staff in new[] { "li", "wang", "zhao" })
        {
            await Get<StoreDirectory>().UpdateStaffAsync(Store, StaffId.Parse(staff), known => known ?? new() { StoreId = Store, Id = StaffId.Parse(staff) }, CancellationToken.None);
        }

        Clock.Now = Utc("2026-09-09T00:00:00Z");
        await ImportOrderAsync("W1", "2026-09-07T10:00:00", staff: "li");
    }

    private async Task AskCustomerAsync()
    {
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        Clock.Now = Utc("2026-09-13T02:00:00Z");
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
    }
}
