using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Domain;
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
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Sheets;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Verification;
using KpiFunctions.Features.Webhooks;
using KpiFunctions.Features.WhatIf;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;
using NodaTime;

namespace KpiFunctions.Tests.Features.Privacy;

/// <summary>Whatever people write down about customers goes with the customer, or when its time is over, also out of what is closed for good.</summary>
public sealed class StaffTextTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    private const string Number = "13800000001";
    private const string Csv = "text/csv";

    /// <summary>Functions that write, but no text of a person about a customer.</summary>
    private static readonly Dictionary<string, string> TakeNoText = new(StringComparer.Ordinal)
    {
        [nameof(CloseMonthEndpoint)] = "it has no body",
        [nameof(CompareSchemesEndpoint)] = "it keeps nothing",
        [nameof(CreateKeyEndpoint)] = "names of keys and stores",
        [nameof(EraseCustomerEndpoint)] = "whom to erase, which it does not keep",
        [nameof(ImportWorkOrdersEndpoint)] = "ids, times, numbers and codes",
        [nameof(PutQuestionnaireEndpoint)] = "texts to all customers",
        [nameof(PutSchemeEndpoint)] = "rules and their titles",
        [nameof(PutSheetEndpoint)] = "items, grades and their titles",
        [nameof(PutStaffEndpoint)] = "the name and role of a member of staff",
        [nameof(PutStoreEndpoint)] = "settings",
        [nameof(PutStoreTableEndpoint)] = "models, codes and numbers",
        [nameof(RateReplyEndpoint)] = "ratings",
        [nameof(RecordOptOutEndpoint)] = "whose wish it is, and one word for how it was heard",
        [nameof(ReceiveRepliesEndpoint)] = "the customer's own words, on their way into a queue",
        [nameof(ReceiveReportsEndpoint)] = "the provider's words about a text, numbers masked",
        [nameof(ReplayDeadLetterEndpoint)] = "it has no body",
        [nameof(RevokeKeyEndpoint)] = "it has no body",
    };

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private int _texts;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_staff_wrote_is_gone_after_an_erasure_and_the_closed_month_is_the_same(bool onRequest)
    {
        var marker = onRequest ? $"MARK of (0)138-0000-{Number[^4..]}" : "MARK";
        await PlayAsync(marker);
        Assert.Equal(
            HttpFunction.Writing.Select(f => f.Name).Order(StringComparer.Ordinal), _asked.Concat(TakeNoText.Keys).Order(StringComparer.Ordinal));
        Assert.InRange((await EverythingAsync()).Count(t => t.Contains("MARK", StringComparison.Ordinal)), _texts, int.MaxValue);
        var closed = await ScoresAsync();
        Assert.Null(await DifferenceAsync());

        if (onRequest)
        {
            var answer = await AskAsync(Admin, nameof(EraseCustomerEndpoint), JsonSerializer.Serialize(new { phone = "+86" + Number }));
            Assert.True(answer.Status == 200, answer.Body);
        }
        else
        {
            // Sweeps until nothing is left: what a first one erases is found erased by the next.
            for (var i = 0; i < 2; i++)
            {
                Clock.Now = Utc("2029-01-01T00:00:00Z") + Duration.FromDays(i);
                await Get<RetentionSweep>().RunAsync(CancellationToken.None);
            }
        }

        Assert.DoesNotContain(await EverythingAsync(), t => t.Contains("MARK", StringComparison.Ordinal));
        Assert.Equal(closed, await ScoresAsync());
        Assert.Null(await DifferenceAsync());

        // Its sender still has the words, and sends them again.
        await ImportFactsAsync(marker);
        Assert.DoesNotContain(await EverythingAsync(), t => t.Contains("MARK", StringComparison.Ordinal));
        Assert.Null(await DifferenceAsync());

        // What is shown says that the words are gone, and does not fail for lack of them.
        Assert.Equal(200, (await GetAsync(nameof(ListAppealsEndpoint), ("store", "S1"))).Status);
        Assert.Equal(200, (await GetAsync(nameof(GetMonthEndpoint), ("store", "S1"), ("month", "2026-09"))).Status);
        Assert.Equal(200, (await GetAsync(nameof(GetStaffScoreEndpoint), ("store", "S1"), ("month", "2026-09"), ("staff", "A"))).Status);
    }

    /// <summary>Of another customer's texts nothing goes.</summary>
    [Fact]
    public async Task Words_that_are_of_nobody_known_stay()
    {
        await PlayAsync("MARK of 139 0000 0011 and order 7");
        var before = (await EverythingAsync()).Count(t => t.Contains("MARK", StringComparison.Ordinal));

        await AskAsync(Admin, nameof(EraseCustomerEndpoint), JsonSerializer.Serialize(new { phone = "+86" + Number }));

        // The answers and the complaint of the customer's own orders, the words of the call, and what was written to correct the order.
        var after = (await EverythingAsync()).Count(t => t.Contains("MARK", StringComparison.Ordinal));
        Assert.InRange(after, 1, before - 3);
    }

    private async Task PlayAsync(string marker)
    {
        var scheme = JsonSerializer.Serialize(new
        {
            id = "texts",
            version = 1,
            title = new { en = "Texts" },
            validFrom = "2020-01",
            scale = 100,
            items = new object[]
            {
                new { id = "manner", metric = "rating.manner", weight = 50, rule = new { type = "rating" }, missing = "zero" },
                new { id = "exam", metric = "training.exam", weight = 50, rule = new { type = "linear", from = 0, to = 100 }, missing = "zero" },
            },
            adjustments = new object[] { new { id = "late-report", metric = "report.days_late", each = -2 }, new { id = "referral", metric = "customer.referral_count", each = 1 } },
            grades = new[] { new { atLeast = 0, grade = "any" } },
        });
        Assert.Equal(200, (await AskAsync(Admin, nameof(PutSchemeEndpoint), scheme, route: ("id", "texts"))).Status);
        await SaveStoreAsync(NewStore("S1") with { SchemeId = Domain.Schemes.SchemeId.Parse("texts") });
        await Get<StoreDirectory>().UpdateStaffAsync(Store, StaffId.Parse("clerk"), known => new() { StoreId = Store, Id = StaffId.Parse("clerk") }, CancellationToken.None);
        Clock.Now = Utc("2026-09-09T00:00:00Z");
        await ImportAsync($"storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\nS1,W1,A,+86{Number},2026-09-01T08:00:00,2026-09-07T10:00:00\nS1,W2,A,+86{Number},2026-09-01T08:00:00,2026-09-07T11:00:00\n");
        Assert.Equal(200, (await AskAsync(Admin, nameof(PutSheetEndpoint), TestSheet.Json, route: ("id", "conduct"))).Status);
        await ImportFactsAsync(marker);
        await DoneAsync(Ingest, nameof(ImportComplaintsEndpoint), $"storeId,complaintId,workOrderId,receivedAt,text\nS1,C1,W1,2026-09-08T10:00:00,{marker}\n", Csv);
        await DoneAsync(
            Supervisor, nameof(TakeComplaintStepEndpoint), JsonSerializer.Serialize(new { text = marker }), route: [("store", "S1"), ("id", "C1"), ("action", "answer")]);
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        Clock.Now = Utc("2026-09-13T02:00:00Z");
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await DrainCallsAsync();
        var call = (await GetAsync(nameof(ListCallsEndpoint), ("store", "S1"))).Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        await DoneAsync(
            Supervisor,
            nameof(PostCallResultEndpoint),
            JsonSerializer.Serialize(new { outcome = "reached", staffId = "clerk", ratings = new[] { 2 }, comment = marker }),
            route: [("store", "S1"), ("id", call)]);

        (string, string)[] september = [("store", "S1"), ("month", "2026-09")];
        await CloseDueMonthsAsync(Utc("2026-10-06T03:00:00Z"));
        await AppealAsync(marker);
        await DoneAsync(Supervisor, nameof(ReopenMonthEndpoint), JsonSerializer.Serialize(new { reason = marker + " reopened", hours = 2 }), route: september);
        Assert.Equal(200, (await AskAsync(Supervisor, nameof(CloseMonthEndpoint), route: september)).Status);

        // What comes after the close lies beside the month.
        await ImportFactsAsync(marker + " again");
    }

    private async Task AppealAsync(string marker)
    {
        var filed = await DoneAsync(
            new Caller("Wang Wei", Role.Staff, [Store], [Person("A")]),
            nameof(FileAppealEndpoint),
            JsonSerializer.Serialize(new { storeId = "S1", month = "2026-09", staffId = "A", reason = marker + " filed", line = "exam" }));
        var corrections = new object[]
        {
            new { kind = "excuseOccurrences", metric = "report.days_late", count = 2, evidence = marker + " excused" },
            new { kind = "correctFigure", metric = "training.exam", value = 95, evidence = marker + " missing" },
            new { kind = "correctOrder", workOrderId = "W1", openedAt = "2026-09-02T08:00:00+08:00", evidence = marker + " order" },
        };
        await DoneAsync(
            Supervisor,
            nameof(DecideAppealEndpoint),
            JsonSerializer.Serialize(new { decision = "upheld", reason = marker + " decided", corrections }),
            route: [("store", "S1"), ("id", filed.Json.GetProperty("appealId").GetString()!)]);
        foreach (var message in await TakeAsync(Get<Queues>().Appeals.Client))
        {
            await new ApplyAppealWorker(Get<AppealApplier>(), Get<DeadLetterStore>()).Run(message, CancellationToken.None);
        }
    }

    private async Task ImportFactsAsync(string marker)
    {
        await DoneAsync(Ingest, nameof(ImportFiguresEndpoint), $"storeId,staffId,month,metric,value,excused,note\nS1,A,2026-09,report.days_late,3,1,{marker}\n", Csv);
        await DoneAsync(Supervisor, nameof(ImportRatingsEndpoint), $"storeId,staffId,month,topic,rater,mark,example\nS1,A,2026-09,manner,boss,100,{marker}\n", Csv);
        var marks = new[] { new { item = "attitude", grade = "poor", example = marker }, new { item = "skill", grade = "good", example = marker } };
        await DoneAsync(Supervisor, nameof(PostSheetMarksEndpoint), JsonSerializer.Serialize(new { storeId = "S1", staffId = "A", month = "2026-09", marks }), route: ("id", "conduct"));
        await DoneAsync(Ingest, nameof(ImportCustomerFactsEndpoint), $"storeId,factId,staffId,kind,day,evidence\nS1,F1,A,referral,2026-09-08,{marker}\n", Csv);
    }

    private async Task<ApiAnswer> DoneAsync(Caller caller, string function, string body, string contentType = "application/json", params (string Name, string Value)[] route)
    {
        _asked.Add(function);
        _texts++;
        var answer = await AskAsync(caller, function, body, contentType, route: route);
        Assert.True(answer.Status < 300 && !answer.Body.Contains("\"error\":", StringComparison.Ordinal), $"{function} did not do it: {answer.Status} {answer.Body}");
        return answer;
    }

    private async Task<ApiAnswer> GetAsync(string function, params (string Name, string Value)[] route) => await AskAsync(Supervisor, function, route: route);

    private async Task<byte[]> ScoresAsync() => await Get<ScoreQuery>().ReadMonthAsync(
        await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None), new YearMonth(2026, 9), CancellationToken.None);

    private async Task<MonthDifference?> DifferenceAsync() =>
        (await Get<MonthVerifier>().VerifyAsync(Month(2026, 9), CancellationToken.None))!.Difference;

    /// <summary>Every text of every row, and every message that waits.</summary>
    private async Task<IReadOnlyList<string>> EverythingAsync()
    {
        var texts = new List<string>();
        foreach (var table in Get<Tables>().All)
        {
            await foreach (var row in table.QueryAsync<TableEntity>())
            {
                texts.AddRange(row.Keys.Select(k => row[k] is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : row[k]).OfType<string>());
            }
        }

        foreach (var queue in Get<Queues>().All.SelectMany(q => new[] { q.Client, q.Poison }))
        {
            texts.AddRange((await queue.PeekMessagesAsync(32)).Value.Select(m => m.MessageText));
        }

        return texts;
    }
}
