using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Replies;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Replies;

/// <summary>Who is not content is heard: the answer opens a complaint for the order.</summary>
public sealed class ReplyComplaintTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");

    [Theory]
    [InlineData("2", null)]
    [InlineData("1分 等太久", ComplaintKind.LateService)]
    [InlineData("5 but I want my money back", null)]
    [InlineData("3 师傅态度恶劣", ComplaintKind.ServiceAttitude)]
    [InlineData("我要投诉，没修好", ComplaintKind.RepairQuality)]
    [InlineData("2 态度差，没修好", null)]
    public async Task A_low_rating_or_a_complaining_word_opens_one_complaint_with_the_customers_words(string text, ComplaintKind? kind)
    {
        await TextAsync();

        await ReplyAsync(text, Sent + Duration.FromMinutes(1));
        await ReplyAsync(text, Sent + Duration.FromMinutes(1));

        var complaint = Assert.Single((await ListAsync()).Items);
        Assert.Equal(
            (ComplaintId.OfSurvey((await OrderAsync("W1")).Order.Id), kind, text, Sent + Duration.FromMinutes(1), ComplaintSource.Survey),
            (complaint.Id, complaint.Kind, complaint.Text, complaint.ReceivedAt, complaint.Source));
        Assert.Equal("A", complaint.StaffId?.Value);
    }

    [Theory]
    [InlineData(null, "clerk", "clerk")]
    [InlineData("hers", "clerk", "hers")]
    [InlineData("hers", null, "hers")]
    [InlineData(null, null, null)]
    public async Task Whoever_calls_back_for_the_order_deals_with_it_unless_an_import_names_somebody_else(string? ofOrder, string? ofStore, string? handler)
    {
        await SaveStoreAsync(NewStore("S1") with { CallbackClerk = ofStore is null ? null : Domain.StaffId.Parse(ofStore) });
        await TextAsync(ofOrder);

        await ReplyAsync("1", Sent + Duration.FromMinutes(1));

        var complaint = Assert.Single((await ListAsync()).Items);
        Assert.Equal(("A", handler), (complaint.StaffId?.Value, complaint.HandlerId?.Value));
        var report = await ImportAsync(
            $"storeId,complaintId,receivedAt,handlerId\nS1,{complaint.Id},2026-09-10T10:01:00,other\n",
            ComplaintParser.Columns,
            (rows, report) => Get<ComplaintImport>().ImportAsync(rows, Ingest, report, CancellationToken.None));
        Assert.Empty(report.Rejected);
        Assert.Equal("other", Assert.Single((await ListAsync()).Items).HandlerId?.Value);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("3 一般")]
    [InlineData("4 没有投诉")]
    [InlineData("退订")]
    public async Task A_content_customer_opens_none(string text)
    {
        await TextAsync();

        await ReplyAsync(text, Sent + Duration.FromMinutes(1));

        Assert.Empty((await ListAsync()).Items);
    }

    [Fact]
    public async Task A_second_unhappy_answer_about_the_same_order_opens_no_second_complaint()
    {
        await TextAsync();

        await ReplyAsync("1", Sent + Duration.FromMinutes(1), id: "first");
        await ReplyAsync("太差了，我要投诉", Sent + Duration.FromMinutes(2), id: "second");

        Assert.Equal("1", Assert.Single((await ListAsync()).Items).Text);
    }

    [Fact]
    public async Task A_low_rating_read_by_a_person_opens_a_complaint_too()
    {
        await TextAsync();
        await ReplyAsync("3Q", Sent + Duration.FromMinutes(1));
        Clock.Now = Sent + Duration.FromDays(2);
        var page = await Get<ReplyReview>().ListAsync(Store, new PageRequest(10, null), CancellationToken.None);
        Assert.Empty((await ListAsync()).Items);

        await Get<ReplyReview>().RateAsync(
            Assert.Single(page.Items).Id, [1], new Caller("Wang", Role.Supervisor, [StoreId.Parse("S1")], [Person("wang")]), CancellationToken.None);

        Assert.Equal("3Q", Assert.Single((await ListAsync()).Items).Text);
    }

    private async Task TextAsync(string? clerk = null)
    {
        Clock.Now = Sent;
        await ImportAsync($"storeId,workOrderId,staffId,clerkId,customerPhone,openedAt,completedAt\nS1,W1,A,{clerk},+8613800000001,2026-09-01T08:00:00,2026-09-07T10:00:00\n");
        await SendDueAsync(Sent);
    }

    private Task<Page<Complaint>> ListAsync() => Get<ComplaintStore>().ListAsync(Month(2026, 9), new PageRequest(10, null), CancellationToken.None);
}
