using System.Text;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Surveys;

/// <summary>Reports of the provider behind the http gateway are recorded like those of Event Grid.</summary>
public sealed class PostedReportsTests(AzuriteFixture azurite) : AppTest(azurite)
{
    [Fact]
    public async Task Good_reports_are_recorded_and_bad_ones_refused_one_by_one()
    {
        var messageId = await TextAsync();

        var result = await RecordAsync(
            $$"""[{"tag":"S1/W1","messageId":"{{messageId}}","status":"delivered","price":0.05},{"tag":"S1/W9","messageId":"x","status":"delivered"},{"tag":"S1/W1","messageId":"x","status":"?"},null]""");

        Assert.Equal(1, result.Recorded);
        Assert.Equal([1, 2, 3], result.Rejected.Select(r => r.Index));
        Assert.Equal(SurveyState.Delivered, (await OrderAsync("W1")).Survey.State);
    }

    [Fact]
    public async Task One_report_needs_no_array()
    {
        var messageId = await TextAsync();

        await RecordAsync($$""" {"tag":"S1/W1","messageId":"{{messageId}}","status":"FAILED","details":"no such subscriber"}""");

        Assert.Equal("FAILED: no such subscriber", (await OrderAsync("W1")).Survey.Failure);
    }

    [Fact]
    public async Task A_key_of_another_store_learns_nothing()
    {
        var messageId = await TextAsync();
        var foreign = new Caller("x", Role.Ingest, [StoreId.Parse("S2")], null);

        var result = await RecordAsync($$"""{"tag":"S1/W1","messageId":"{{messageId}}","status":"failed"}""", foreign);

        Assert.Equal("There is no order S1/W1.", Assert.Single(result.Rejected).Error);
        Assert.Equal(SurveyState.Sent, (await OrderAsync("W1")).Survey.State);
    }

    [Fact]
    public async Task What_is_no_json_is_refused_as_a_whole() => await Assert.ThrowsAsync<ProblemException>(() => RecordAsync("delivered"));

    private Task<PostedReportsResult> RecordAsync(string body, Caller? caller = null) =>
        Get<PostedReports>().RecordAsync(Encoding.UTF8.GetBytes(body), caller ?? Ingest, CancellationToken.None);

    private async Task<string> TextAsync()
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Utc("2026-09-10T02:00:00Z"));
        return (await OrderAsync("W1")).Survey.MessageId!;
    }
}
