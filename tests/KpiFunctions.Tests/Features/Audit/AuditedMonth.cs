using System.Text.Json;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.DeadLetters;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Replies;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Sheets;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Webhooks;
using KpiFunctions.Features.WhatIf;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Audit;

/// <summary>A month in which every function that writes is called once, so that it does what it is there for.</summary>
public abstract class AuditedMonth(AzuriteFixture azurite) : AuditTest(azurite)
{
    private const string Csv = "text/csv";

    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");

    /// <summary>Numbers of customers that come up in the month.</summary>
    protected static IReadOnlyList<string> Numbers { get; } = ["13800000001", "13800000002", "13800000003"];

    /// <summary>Words of customers, and those of staff who may repeat them.</summary>
    protected static IReadOnlyList<string> Words { get; } = ["4点到", "等太久", "waited for hours", "she says so herself", "the gate's list", "recommended us to her sister"];

    private protected Dictionary<string, IReadOnlyList<AuditEntry>> Left { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys that were made in the month, with their secrets.</summary>
    private protected List<string> Keys { get; } = [];

    /// <summary>Calls every function that writes; <see cref="Left"/> has the entries of each.</summary>
    protected async Task PlayAsync()
    {
        await SetUpAsync();
        await ImportAllAsync();
        await AskPeopleAsync();
        await CloseAndAppealAsync();
        await ForgetAsync();
    }

    private async Task SetUpAsync()
    {
        var scheme = JsonDocument.Parse(SchemeJson.Write(TestScheme.Scheme)).RootElement.GetRawText().Replace("\"test\"", "\"fresh\"", StringComparison.Ordinal);
        await DoneAsync(Admin, nameof(PutSchemeEndpoint), scheme, route: ("id", "fresh"));
        var questionnaire = QuestionnaireJson.Of(QuestionnairePresets.All.First()) with { Id = "mine", Version = 1 };
        await DoneAsync(Admin, nameof(PutQuestionnaireEndpoint), questionnaire.Write(), route: ("id", "mine"));
        await DoneAsync(
            Admin, nameof(PutStoreEndpoint), """{"name":"North","timeZone":"Asia/Shanghai","locale":"en","schemeId":"fresh","questionnaire":"mine"}""", route: ("store", "S2"));
        await DoneAsync(Admin, nameof(PutStoreTableEndpoint), "model,jobCode,standardHours\nA6,oil,1.5\n", Csv, "?validFrom=2026-09", [("store", "S1"), ("table", "hours")]);
        await DoneAsync(Supervisor, nameof(PutStaffEndpoint), """{"name":"Li Na","role":"clerk"}""", route: [("store", "S1"), ("staff", "clerk")]);
        await DoneAsync(Admin, nameof(CreateKeyEndpoint), """{"name":"old system","role":"ingest","stores":["S1"]}""");
        var made = await AskAsync(Admin, nameof(CreateKeyEndpoint), """{"name":"new system","role":"ingest","stores":["*"]}""");
        Keys.Add(made.Json.GetProperty("key").GetString()!);
        await DoneAsync(Admin, nameof(RevokeKeyEndpoint), route: ("id", Keys[0].Split('_')[1]));
    }

    private async Task ImportAllAsync()
    {
        Clock.Now = Utc("2026-09-09T00:00:00Z");
        await DoneAsync(
            Ingest,
            nameof(ImportWorkOrdersEndpoint),
            "storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\n"
            + $"S1,W1,A,+86{Numbers[0]},2026-09-01T08:00:00,2026-09-07T10:00:00\n"
            + $"S1,W2,A,+86{Numbers[1]},2026-09-01T08:00:00,2026-09-07T10:00:00\n"
            + $"S2,W3,B,+86{Numbers[2]},2026-09-01T08:00:00,2026-09-07T10:00:00\n"
            + $"S9,W4,B,+86{Numbers[2]},2026-09-01T08:00:00,2026-09-07T10:00:00\n",
            Csv);
        await DoneAsync(
            Ingest,
            nameof(ImportComplaintsEndpoint),
            $"storeId,complaintId,workOrderId,receivedAt,text\nS1,C1,W1,2026-09-08T10:00:00,{Words[2]}\n",
            Csv);
        await DoneAsync(
            Supervisor, nameof(TakeComplaintStepEndpoint), JsonSerializer.Serialize(new { text = Words[2] }), route: [("store", "S1"), ("id", "C1"), ("action", "answer")]);
        await DoneAsync(Ingest, nameof(ImportFiguresEndpoint), "storeId,staffId,month,metric,value\nS1,A,2026-09,training.exam,90\n", Csv);
        await DoneAsync(Supervisor, nameof(ImportRatingsEndpoint), "storeId,staffId,month,topic,rater,mark\nS1,A,2026-09,manner,boss,80\n", Csv);
        await DoneAsync(Admin, nameof(PutSheetEndpoint), TestSheet.Json, route: ("id", "conduct"));
        var marks = new[] { new { item = "attitude", grade = "excellent", example = Words[3] }, new { item = "skill", grade = "good", example = Words[3] } };
        await DoneAsync(
            Supervisor,
            nameof(PostSheetMarksEndpoint),
            JsonSerializer.Serialize(new { storeId = "S1", staffId = "A", month = "2026-09", marks }),
            route: ("id", "conduct"));
        await DoneAsync(Ingest, nameof(ImportCustomerFactsEndpoint), $"storeId,factId,staffId,kind,day,evidence\nS1,F1,A,referral,2026-09-08,{Words[5]}\n", Csv);
    }

    private async Task AskPeopleAsync()
    {
        await SendDueAsync(Sent);
        await DoneAsync(Ingest, nameof(ReceiveReportsEndpoint), """{"tag":"S1/W2","id":"p1","status":"Delivered"}""", query: $"?key={OwnSettings.PushKey}", route: ("provider", "provider"));
        await DoneAsync(
            Ingest,
            nameof(ReceiveRepliesEndpoint),
            JsonSerializer.Serialize(new { from = Numbers[2], text = "hello", id = "r1", at = Clock.Now.ToString() }),
            query: $"?key={OwnSettings.PushKey}",
            route: ("provider", "provider"));
        foreach (var report in await TakeAsync(Get<Queues>().SmsReports.Client))
        {
            await ReportAsync(report);
        }

        await ReplyAsync(Words[0], Sent + Duration.FromMinutes(1), "86" + Numbers[0]);
        Clock.Now = Sent + Duration.FromDays(3);
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
        var unclear = Assert.Single((await Get<ReplyReview>().ListAsync(Store, new PageRequest(10, null), CancellationToken.None)).Items);
        await DoneAsync(Supervisor, nameof(RateReplyEndpoint), """{"ratings":[4]}""", route: ("id", unclear.Id.ToString()));
        await DoneAsync(
            Supervisor,
            nameof(PostCallResultEndpoint),
            JsonSerializer.Serialize(new { outcome = "reached", staffId = "clerk", ratings = new[] { 2 }, comment = Words[1] }),
            route: [("store", "S1"), ("id", "W2")]);
        await Get<DeadLetterStore>().AddAsync(nameof(IngestReplyWorker), ReplyEvent(Words[1], Sent, "86" + Numbers[1], "lost"), "no storage", CancellationToken.None);
        var letter = Assert.Single(await Get<DeadLetterStore>().ListAsync(CancellationToken.None));
        await DoneAsync(Admin, nameof(ReplayDeadLetterEndpoint), route: ("id", letter.Id));
    }

    private async Task CloseAndAppealAsync()
    {
        (string, string)[] september = [("store", "S1"), ("month", "2026-09")];
        Clock.Now = Utc("2026-10-06T03:00:00Z");
        await DoneAsync(Admin, nameof(CloseMonthEndpoint), route: september);
        var filed = await DoneAsync(
            new Caller("Wang Wei", Role.Staff, [Store], [Person("A")]),
            nameof(FileAppealEndpoint),
            JsonSerializer.Serialize(new { storeId = "S1", month = "2026-09", staffId = "A", reason = Words[3], line = "speed" }));
        var correction = new { kind = "correctOrder", workOrderId = "W1", openedAt = "2026-09-02T08:00:00+08:00", evidence = Words[4] };
        await DoneAsync(
            Supervisor,
            nameof(DecideAppealEndpoint),
            JsonSerializer.Serialize(new { decision = "upheld", reason = Words[3], corrections = new[] { correction } }),
            route: [("store", "S1"), ("id", filed.Json.GetProperty("appealId").GetString()!)]);
        foreach (var message in await TakeAsync(Get<Queues>().Appeals.Client))
        {
            await new ApplyAppealWorker(Get<AppealApplier>(), Get<DeadLetterStore>()).Run(message, CancellationToken.None);
        }

        await DoneAsync(Supervisor, nameof(ReopenMonthEndpoint), JsonSerializer.Serialize(new { reason = Words[4], hours = 2 }), route: september);
        var draft = JsonDocument.Parse(SchemeJson.Write(TestScheme.Scheme)).RootElement;
        await DoneAsync(
            Supervisor,
            nameof(CompareSchemesEndpoint),
            JsonSerializer.Serialize(new { stores = new[] { "S1" }, from = "2026-09", to = "2026-09", drafts = new[] { new { scheme = draft } } }));
    }

    private async Task ForgetAsync()
    {
        await DoneAsync(Supervisor, nameof(RecordOptOutEndpoint), JsonSerializer.Serialize(new { storeId = "S1", phone = "+86" + Numbers[1], heard = "call" }));
        await DoneAsync(Admin, nameof(EraseCustomerEndpoint), JsonSerializer.Serialize(new { phone = "+86" + Numbers[0], neverTextAgain = true }));
    }

    private async Task<ApiAnswer> DoneAsync(Caller caller, string function, string body = "", string contentType = "application/json", string query = "", params (string Name, string Value)[] route)
    {
        ApiAnswer? answer = null;
        Left[function] = await LeftByAsync(async () => answer = await AskAsync(caller, function, body, contentType, query, route));
        Assert.True(answer!.Status < 300, $"{function} did not do it: {answer.Status} {answer.Body}");
        return answer;
    }
}
