using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Privacy;

/// <summary>Whoever wants to be forgotten is forgotten everywhere, and the scores stay as they were.</summary>
public sealed class CustomerErasureTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private const string Number = "13800000001";
    private const string OtherNumber = "13800000002";

    private static readonly Instant SeptemberCloses = Utc("2026-10-04T18:00:00Z");
    private static readonly Caller Admin = new("data protection officer", Role.Admin, [], null);

    [Fact]
    public async Task Everything_of_a_number_goes_and_nothing_of_another_one()
    {
        await PlaySeptemberAsync();
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));
        await ReplyAsync("我是谁", Utc("2026-10-05T02:00:00Z"), from: "86" + Number, id: "late-one");
        await DeliverReplyAsync($"broken, from +86{Number}");
        await DeliverReplyAsync($"broken, from +86{OtherNumber}");
        var closed = await ReadBytesAsync();

        var proof = await EraseAsync(new { phone = $"+86 138 0000 0001" });

        Assert.DoesNotContain(await EverythingAsync(), text => text.Contains(Number, StringComparison.Ordinal) || text.Contains("等太久", StringComparison.Ordinal) || text.Contains("我是谁", StringComparison.Ordinal));
        Assert.Contains(await EverythingAsync(), text => text.Contains(OtherNumber, StringComparison.Ordinal));
        Assert.Contains(await EverythingAsync(), text => text.Contains("谢谢师傅", StringComparison.Ordinal));
        Assert.Equal(closed, await ReadBytesAsync());
        Assert.Null((await Get<MonthVerifier>().VerifyAsync(Month(2026, 9), CancellationToken.None))!.Difference);

        // The order, its two answers (the second came late) and the complaint that the first one opened.
        Assert.Equal((4, 0, 1), (proof.Records, proof.UnmatchedReplies, proof.DeadLetters));
        Assert.Equal("data protection officer", proof.RequestedBy);
        Assert.Equal([proof], (await Get<ErasureStore>().ListAsync(new PageRequest(10, null), CancellationToken.None)).Items);
        Assert.DoesNotContain(Number, JsonSerializer.Serialize(proof), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_surveys_end_and_an_import_does_not_bring_the_number_back()
    {
        Clock.Now = Utc("2026-09-10T01:00:00Z");
        await ImportOrderAsync("W1", "2026-09-07T10:00:00", "+86" + Number);
        await ImportAsync($"storeId,workOrderId,staffId,customerPhone,openedAt\nS1,W2,A,+86{Number},2026-09-09T08:00:00\n");
        await EraseAsync(new { phone = "+86" + Number });

        await ImportOrderAsync("W1", "2026-09-07T11:00:00", "+86" + Number);
        await ImportOrderAsync("W2", "2026-09-09T10:00:00", "+86" + Number, openedAt: "2026-09-09T08:00:00");
        await SendDueAsync(Utc("2026-09-20T02:00:00Z"));

        Assert.Empty(Gateway.Delivered);
        Assert.Equal([ExclusionReason.Erased, ExclusionReason.Erased], [(await OrderAsync("W1")).Survey.Exclusion, (await OrderAsync("W2")).Survey.Exclusion]);
        Assert.DoesNotContain(await EverythingAsync(), text => text.Contains(Number, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, SurveyState.Sent)]
    [InlineData(true, SurveyState.Excluded)]
    public async Task A_new_order_of_the_customer_is_a_new_business_unless_no_text_is_wanted_ever(bool neverTextAgain, SurveyState state)
    {
        Clock.Now = Utc("2026-09-10T01:00:00Z");
        await ImportOrderAsync("W1", "2026-09-07T10:00:00", "+86" + Number);
        await EraseAsync(new { phone = "+86" + Number, neverTextAgain });

        await ImportOrderAsync("W9", "2026-09-08T10:00:00", "+86" + Number);
        await SendDueAsync(Utc("2026-09-20T02:00:00Z"));

        Assert.Equal(state, (await OrderAsync("W9")).Survey.State);
    }

    [Fact]
    public async Task An_opt_out_is_kept_when_all_else_is_erased()
    {
        await TextAndAnswerAsync("W1", "2026-09-07T10:00:00", "2026-09-10T02:00:00Z", Number, "退订");

        await EraseAsync(new { phone = "+86" + Number });

        Clock.Now = Utc("2026-09-25T00:00:00Z");
        await ImportOrderAsync("W2", "2026-09-22T10:00:00", "+86" + Number);
        await SendDueAsync(Utc("2026-09-25T02:00:00Z"));
        Assert.Equal(ExclusionReason.OptedOut, (await OrderAsync("W2")).Survey.Exclusion);
    }

    [Fact]
    public async Task A_customer_can_be_named_by_id_also_when_the_numbers_time_was_over_before()
    {
        Clock.Now = Utc("2026-09-10T02:00:00Z");
        await ImportAsync($"storeId,workOrderId,staffId,customerId,customerPhone,openedAt,completedAt\nS1,W1,A,C1,+86{Number},2026-09-01T08:00:00,2026-09-07T10:00:00\n");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        await ReplyAsync("2 等太久", Utc("2026-09-10T03:00:00Z"), from: "86" + Number);
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));
        Clock.Now = SeptemberCloses + Duration.FromDays(181);
        await Get<RetentionSweep>().RunAsync(CancellationToken.None);
        Clock.Now = Utc("2027-09-10T03:00:00Z");
        await Get<RetentionSweep>().RunAsync(CancellationToken.None);
        await ReplyAsync("还有一件事", Clock.Now, from: "86" + Number, id: "stray");

        var proof = await EraseAsync(new { store = "S1", customerId = "C1" });

        Assert.Equal(1, proof.UnmatchedReplies);
        Assert.DoesNotContain(await EverythingAsync(), text => text.Contains("等太久", StringComparison.Ordinal) || text.Contains("还有一件事", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_late_complaint_that_comes_again_after_the_erasure_comes_without_its_words()
    {
        await StartInAsync(8);
        // The order counts in August; the complaint about it came in September and is told when that has closed.
        Clock.Now = Utc("2026-09-01T02:00:00Z");
        await ImportOrderAsync("W1", "2026-08-31T10:00:00", "+86" + Number, openedAt: "2026-08-30T10:00:00");
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));
        Assert.Equal(1, (await ImportComplaintAsync("C1", resolvedAt: "")).Late);
        await EraseAsync(new { phone = "+86" + Number });

        await ImportComplaintAsync("C1", resolvedAt: "");
        await ImportComplaintAsync("C1", resolvedAt: "2026-09-09T09:00:00");

        Assert.DoesNotContain(await EverythingAsync(), text => text.Contains("等太久", StringComparison.Ordinal));
        var late = await LateRowsAsync();
        Assert.Equal(2, late.Count);
        Assert.All(late, row => Assert.NotNull(row.GetDateTimeOffset("TextErasedAt")));

        // One of another order keeps what it says.
        await ImportOrderAsync("W2", "2026-08-31T10:00:00", "+86" + OtherNumber, openedAt: "2026-08-30T10:00:00");
        await ImportComplaintAsync("C11", resolvedAt: "", order: "W2");
        Assert.Contains(await EverythingAsync(), text => text.Contains("等太久", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_supervisor_erases_in_his_own_stores_only()
    {
        await SaveStoreAsync(NewStore("S2"));
        Clock.Now = Utc("2026-09-10T01:00:00Z");
        await ImportOrderAsync("W1", "2026-09-07T10:00:00", "+86" + Number);
        await ImportOrderAsync("W2", "2026-09-07T10:00:00", "+86" + Number, store: "S2");
        var supervisor = new Caller("supervisor", Role.Supervisor, [StoreId.Parse("S1")], null);

        await EraseAsync(new { phone = "+86" + Number }, supervisor);

        Assert.Equal(("erased", "+8…01"), ((await OrderAsync("W1")).Order.CustomerPhone.ToString(), (await OrderAsync("W2", "S2")).Order.CustomerPhone.ToString()));
    }

    /// <summary>What belongs to no store may be another store's: a supervisor's erasing leaves it, an administrator's takes it.</summary>
    [Fact]
    public async Task Only_an_administrator_erases_what_may_be_of_another_store()
    {
        await PlaySeptemberAsync();
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));
        await ReplyAsync("我是谁", Utc("2026-10-05T02:00:00Z"), from: "86" + Number, id: "late-one");
        await ReplyAsync("TD STOP", Utc("2026-10-05T03:00:00Z"), from: "86" + Number, id: "stop");
        await DeliverReplyAsync($"broken, from +86{Number}");
        var supervisor = new Caller("supervisor", Role.Supervisor, [Store], [Person("boss")]);

        var ofStore = await EraseAsync(new { phone = "+86" + Number }, supervisor);
        var optedOut = (await Get<ContactStore>().FindAsync(Get<ContactKeys>().Of(Phone.Kept("+86" + Number)), CancellationToken.None))!.OptedOutAt;
        var ofAll = await EraseAsync(new { phone = "+86" + Number });

        Assert.Equal((0, 0), (ofStore.UnmatchedReplies, ofStore.DeadLetters));
        Assert.True(ofStore.Records > 0);
        Assert.Equal(1, ofAll.DeadLetters);
        Assert.NotNull(optedOut);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "phone": "+8613800000001", "store": "S1" }""")]
    [InlineData("""{ "store": "S1" }""")]
    [InlineData("""{ "phone": "13800000001" }""")]
    public void Whoever_names_nobody_or_two_is_told_how_to_name_somebody(string body) =>
        Assert.Throws<ProblemException>(() => JsonSerializer.Deserialize<EraseCustomerJson>(body, ApiJson.Options)!.ToRequest());

    private Task<ErasureProof> EraseAsync(object body, Caller? caller = null) => Get<CustomerErasure>().EraseAsync(
        JsonSerializer.Deserialize<EraseCustomerJson>(JsonSerializer.Serialize(body), ApiJson.Options)!.ToRequest(), caller ?? Admin, CancellationToken.None);

    private Task<ImportReport> ImportComplaintAsync(string id, string resolvedAt, string order = "W1") => ImportAsync(
        $"storeId,complaintId,workOrderId,staffId,receivedAt,resolvedAt,text\nS1,{id},{order},A,2026-09-08T09:00:00,{resolvedAt},等太久\n",
        ComplaintParser.Columns,
        (rows, report) => Get<ComplaintImport>().ImportAsync(rows, Ingest, report, CancellationToken.None));

    private async Task<IReadOnlyList<TableEntity>> LateRowsAsync() =>
        [.. (await Get<Tables>().WorkOrders.QueryAsync<TableEntity>().ToListAsync()).Where(r => Keys.KindOf(r.RowKey) == Keys.LateFact)];

    private async Task PlaySeptemberAsync()
    {
        await TextAndAnswerAsync("W1", "2026-09-07T10:00:00", "2026-09-10T02:00:00Z", Number, "2 等太久");
        await TextAndAnswerAsync("W2", "2026-09-08T10:00:00", "2026-09-11T02:00:00Z", OtherNumber, "5 谢谢师傅");
    }

    private async Task TextAndAnswerAsync(string order, string completedAt, string dueAt, string number, string text)
    {
        Clock.Now = Utc(dueAt);
        await ImportOrderAsync(order, completedAt, "+86" + number);
        await SendDueAsync(Utc(dueAt));
        await ReplyAsync(text, Utc(dueAt) + Duration.FromHours(1), "86" + number, id: order);
    }

    /// <summary>Every text in every column and key of every table.</summary>
    private async Task<IReadOnlyList<string>> EverythingAsync()
    {
        var texts = new List<string>();
        foreach (var table in Get<Tables>().All)
        {
            await foreach (var row in table.QueryAsync<TableEntity>())
            {
                texts.AddRange(row.Keys.Select(k => row[k]).OfType<string>());
            }
        }

        return texts;
    }

    private async Task<byte[]> ReadBytesAsync() => await Get<ScoreQuery>().ReadMonthAsync(
        await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None), new YearMonth(2026, 9), CancellationToken.None);
}
