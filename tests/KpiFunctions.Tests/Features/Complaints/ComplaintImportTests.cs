using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Facts;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Complaints;

/// <summary>Complaints count in the month in which they were received, once, whoever tells of them.</summary>
public sealed class ComplaintImportTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant SeptemberCloses = Utc("2026-10-04T18:00:00Z");

    [Fact]
    public async Task The_same_complaint_again_is_unchanged_and_its_progress_updates_it()
    {
        var first = await ImportComplaintsAsync("S1,C1,,A,repairQuality,2026-09-08T09:00:00,,,,\n");
        var again = await ImportComplaintsAsync("S1,C1,,A,RepairQuality,2026-09-08T09:00:00+08:00,,,,\n");
        var answered = await ImportComplaintsAsync("S1,C1,,A,repairQuality,2026-09-08T09:00:00,2026-09-08T10:00:00,2026-09-08T20:00:00,true,true\n");

        Assert.Equal((1, 1, 1), (first.Accepted, again.Unchanged, answered.Updated));
        var complaint = await FindAsync("C1");
        Assert.Equal((true, true, ComplaintKind.RepairQuality), (complaint!.IsSatisfied, complaint.IsOwnFault, complaint.Kind));
    }

    [Fact]
    public async Task Complaints_are_scored_and_counted_but_consultations_and_rescues_are_none()
    {
        await UseSchemeAsync("complaint.rate", "complaint.attitude_share");
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await ImportOrderAsync("W2", "2026-09-07T11:00:00");
        await ImportComplaintsAsync(
            "S1,C1,W1,,serviceAttitude,2026-09-08T09:00:00,,,,\nS1,C2,,A,consultation,2026-09-08T09:00:00,,,,\nS1,C3,,A,rescue,2026-09-08T09:00:00,,,,\n");

        var scored = await ScoreAsync(2026, 9);

        // One complaint of two orders: 0.5 of 50 points; it is about the attitude: all of 50.
        Assert.Equal(75m, Assert.Single(scored.Scores).Total);
        Assert.Equal(3, scored.Counts.Complaints);
    }

    [Fact]
    public async Task A_complaint_about_an_order_is_about_the_person_who_did_it()
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00", staff: "B");

        var report = await ImportComplaintsAsync("S1,C1,W1,,,2026-09-08T09:00:00,,,,\nS1,C2,W9,,,2026-09-08T09:00:00,,,,\nS1,C3,W9,A,,2026-09-08T09:00:00,,,,\n");

        Assert.Equal((2, 3, "workOrderId"), (report.Accepted, Assert.Single(report.Rejected).Line, report.Rejected[0].Field));
        Assert.Equal("B", (await FindAsync("C1"))!.StaffId!.Value.Value);
        Assert.Equal("C1", Assert.Single(await Get<ComplaintStore>().ListOfAsync(Store, WorkOrderId.Parse("W1"), CancellationToken.None)).Id.Value);
    }

    /// <summary>When the clocks went back, 01:10 came twice; the refusal of an impossible complaint says so at the time that it may be due to.</summary>
    [Theory]
    [InlineData("2026-11-01T01:40:00", "2026-11-01T01:10:00", "", null)]
    [InlineData("2026-11-01T01:40:00", "", "2026-11-01T01:10:00", null)]
    [InlineData("2026-11-01T01:40:00-05:00", "2026-11-01T01:10:00", "", "answeredAt")]
    [InlineData("2026-11-01T01:40:00-05:00", "", "2026-11-01T01:10:00", "resolvedAt")]
    [InlineData("2026-11-01T01:40:00", "2026-11-01T00:59:00-04:00", "", "answeredAt")]
    public async Task A_time_that_occurs_twice_is_the_one_that_can_be_or_is_named_as_the_cause(string received, string answered, string resolved, string? refused)
    {
        Clock.Now = Utc("2026-11-10T00:00:00Z");
        await SaveStoreAsync(NewStore("S1") with { Zone = DateTimeZoneProviders.Tzdb["America/New_York"] });

        var report = await ImportComplaintsAsync($"S1,C1,,A,repairQuality,{received},{answered},{resolved},,\n");

        Assert.Equal(refused, report.Rejected.SingleOrDefault()?.Field);
        Assert.Equal(refused is not null, report.Rejected.SingleOrDefault()?.Error.Contains("occurs twice", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Bad_complaints_are_refused_with_line_and_field()
    {
        var report = await ImportComplaintsAsync(
            "S1,C1,,A,rude,2026-09-08T09:00:00,,,,\nS1,C2,,A,,2026-09-08T09:00:00,2026-09-08T08:00:00,2026-09-08T07:00:00,,\n"
            + "S1,C3,,A,,2026-09-20T09:00:00,,,,\nS1,,,A,,,,,,\n");

        Assert.Equal(
            [(2, "kind"), (3, "answeredAt"), (3, "resolvedAt"), (4, "receivedAt"), (5, "complaintId"), (5, "receivedAt")],
            report.Rejected.Select(r => (r.Line, r.Field)));
    }

    [Fact]
    public async Task A_complaint_corrected_into_another_month_leaves_no_copy_behind()
    {
        await StartInAsync(8);
        await ImportComplaintsAsync("S1,C1,W1,A,,2026-09-01T09:00:00,,,,\n");

        var report = await ImportComplaintsAsync("S1,C1,W2,A,,2026-08-31T09:00:00,,,,\n");

        Assert.Equal(1, report.Updated);
        Assert.Empty((await RecordsAsync(2026, 9)).Complaints);
        Assert.Single((await RecordsAsync(2026, 8)).Complaints);
        Assert.Empty(await Get<ComplaintStore>().ListOfAsync(Store, WorkOrderId.Parse("W1"), CancellationToken.None));
        Assert.Single(await Get<ComplaintStore>().ListOfAsync(Store, WorkOrderId.Parse("W2"), CancellationToken.None));
    }

    [Fact]
    public async Task A_complaint_after_the_close_is_kept_late_and_one_of_the_new_month_counts()
    {
        await ImportComplaintsAsync("S1,C1,,A,,2026-09-08T09:00:00,,,,\n");
        await CloseDueMonthsAsync(SeptemberCloses + Duration.FromMinutes(10));

        var late = await ImportComplaintsAsync(
            "S1,C1,,A,,2026-09-08T09:00:00,,,,true\nS1,C2,,A,,2026-09-30T09:00:00,,,,\nS1,C3,,A,,2026-10-01T09:00:00,,,,\nS1,C1,,A,,2026-10-01T09:00:00,,,,\n");

        Assert.Equal((1, 3), (late.Accepted, late.Late));
        Assert.Equal((1, 3), ((await RecordsAsync(2026, 9)).Complaints.Count, (await RecordsAsync(2026, 9)).Late + (await RecordsAsync(2026, 10)).Late));
        Assert.False((await FindAsync("C1"))!.IsOwnFault);
    }

    [Fact]
    public async Task A_complaint_that_a_survey_opens_again_stays_as_it_is_and_an_import_keeps_the_customers_words()
    {
        var store = await Get<KpiFunctions.Records.Stores.StoreDirectory>().GetAsync(Store, CancellationToken.None);
        var opened = new Complaint
        {
            StoreId = Store,
            Id = ComplaintId.OfSurvey(WorkOrderId.Parse("W1")),
            WorkOrderId = WorkOrderId.Parse("W1"),
            StaffId = StaffId.Parse("A"),
            ReceivedAt = Utc("2026-09-08T01:00:00Z"),
            Text = "1 rude at the desk",
            Source = ComplaintSource.Survey,
        };

        var first = await Get<ComplaintStore>().OpenAsync(store, opened, CancellationToken.None);
        var again = await Get<ComplaintStore>().OpenAsync(store, opened with { ReceivedAt = Utc("2026-08-08T01:00:00Z"), Text = "2" }, CancellationToken.None);
        var import = await ImportComplaintsAsync("S1,survey:W1,W1,A,serviceAttitude,2026-09-08T09:00:00,2026-09-08T10:00:00,,,\n");

        Assert.Equal((WriteOutcome.Accepted, WriteOutcome.Unchanged, 1), (first, again, import.Updated));
        var complaint = await FindAsync("survey:W1");
        Assert.Equal(("1 rude at the desk", ComplaintSource.Survey, ComplaintKind.ServiceAttitude), (complaint!.Text, complaint.Source, complaint.Kind));
        Assert.Equal(Utc("2026-09-08T01:00:00Z"), complaint.ReceivedAt);
    }

    [Fact]
    public async Task The_complaints_of_a_month_come_in_pages()
    {
        await ImportComplaintsAsync(string.Concat(Enumerable.Range(1, 5).Select(i => $"S1,C{i},,A,,2026-09-0{i}T09:00:00,,,,\n")));
        await ImportFiguresAsync("S1,A,2026-09,training.exam,85,,,\n");
        var ids = new List<string>();
        string? continuation = null;
        var pages = 0;
        do
        {
            var page = await Get<ComplaintStore>().ListAsync(Month(2026, 9), PageOf(2, continuation), CancellationToken.None);
            ids.AddRange(page.Items.Select(c => c.Id.Value));
            continuation = page.Continuation;
            pages++;
        }
        while (continuation is not null);

        Assert.Equal((3, "C1 C2 C3 C4 C5"), (pages, string.Join(' ', ids)));
    }

    private Task<Complaint?> FindAsync(string id) => Get<MovableFactStore>().FindAsync(Store, FactPlaces.Complaint(ComplaintId.Parse(id)), CancellationToken.None);

    private static PageRequest PageOf(int limit, string? continuation)
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Request.QueryString = new($"?limit={limit}&continuation={continuation}");
        return PageRequest.Of(context.Request);
    }
}
