using System.ComponentModel.DataAnnotations;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Links;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KpiFunctions.Tests.Features.Links;

/// <summary>Texts with the address of the survey's page in them: which have it, what it costs, and what is kept of it.</summary>
public sealed class SurveyLinksTests(AzuriteFixture azurite)
    : AppTest(azurite, services => services.Configure<SurveyLinkOptions>(o => o.Address = Address + "/"))
{
    private const string Address = "https://kpi.example.com/api/s";

    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");

    [Fact]
    public async Task The_first_text_and_the_reminder_have_the_same_address_and_no_other_text_has_one()
    {
        await TextAsync();
        Clock.Now = Sent + Duration.FromHours(25);
        await Get<FollowUpScheduler>().EnqueueDueAsync(CancellationToken.None);
        await SendQueuedAsync();
        await ReplyAsync("你是谁", Clock.Now + Duration.FromMinutes(1), id: "m1");
        await SendQueuedAsync();
        await ReplyAsync("TD", Clock.Now + Duration.FromMinutes(2), id: "m2");
        await SendQueuedAsync();

        var texts = Gateway.Delivered.ToDictionary(t => t.Tag, t => t.Text);
        Assert.Equal(["S1/W1", "S1/W1/clarification", "S1/W1/optoutconfirmation", "S1/W1/reminder"], texts.Keys.Order(StringComparer.Ordinal));
        var address = AddressOf(texts["S1/W1"]);
        Assert.Matches($"^{Address}/[0-9A-Za-z]{{17}}$", address);
        Assert.Equal(address, AddressOf(texts["S1/W1/reminder"]));
        Assert.All([texts["S1/W1/clarification"], texts["S1/W1/optoutconfirmation"]], text => Assert.DoesNotContain("http", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zh-CN", "浦东店", 2)]
    [InlineData("en", "Pudong service centre", 1)]
    public async Task What_the_address_costs_is_known_and_charged(string locale, string name, int segments)
    {
        await SaveStoreAsync(NewStore("S1") with { Locale = locale, Name = name, SegmentPrice = 0.05m });
        await TextAsync();

        var text = Gateway.Delivered.Single().Text;
        Assert.EndsWith(AddressOf(text), text, StringComparison.Ordinal);
        Assert.Equal(segments, SmsSegments.Of(text).Count);
        var survey = (await OrderAsync("W1")).Survey;
        Assert.Equal((segments, segments * 0.05m), (survey.Segments, survey.Cost));
    }

    [Fact]
    public async Task A_store_that_wants_no_links_has_none_and_nothing_is_kept_for_them()
    {
        await SaveStoreAsync(NewStore("S1") with { SurveyLink = false });
        await TextAsync();

        Assert.DoesNotContain("http", Gateway.Delivered.Single().Text, StringComparison.Ordinal);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task An_address_leads_to_its_survey_before_its_text_leaves_however_often_that_is_tried()
    {
        var kept = new List<int>();
        Gateway.Before = _ =>
        {
            kept.Add(RowsAsync().GetAwaiter().GetResult().Count);
            return null;
        };
        Gateway.After = _ => throw new IOException("The process ends here.");
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await Assert.ThrowsAsync<IOException>(() => SendDueAsync(Sent));
        Gateway.After = _ => { };
        await Get<SurveySender>().SendAsync(new([new("S1", "W1", "202609")]), CancellationToken.None);

        Assert.Equal([1, 1], kept);
        Assert.Single(Gateway.Delivered);
    }

    [Fact]
    public async Task What_is_kept_tells_neither_the_token_nor_the_number()
    {
        await TextAsync();

        var row = Assert.Single(await RowsAsync());
        var token = AddressOf(Gateway.Delivered.Single().Text)[^17..];
        Assert.DoesNotContain(row.Select(column => column.Value), value => value?.ToString() is { } text && (text.Contains(token, StringComparison.Ordinal) || text.Contains("1380000", StringComparison.Ordinal)));
        Assert.DoesNotContain("W1", token, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_forgotten_with_the_number_of_its_order()
    {
        await TextAsync();
        var closes = Month(2026, 9).ClosesAt(NewStore("S1"));
        await CloseDueMonthsAsync(closes + Duration.FromMinutes(10));

        Clock.Now = closes + Duration.FromDays(180) - Duration.FromMinutes(1);
        await Get<RetentionSweep>().RunAsync(CancellationToken.None);
        Assert.Single(await RowsAsync());
        Clock.Now += Duration.FromMinutes(1);
        await Get<RetentionSweep>().RunAsync(CancellationToken.None);

        Assert.Empty(await RowsAsync());
    }

    private async Task TextAsync()
    {
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
    }

    private static string AddressOf(string text) => text[text.IndexOf("http", StringComparison.Ordinal)..];

    private async Task<IReadOnlyList<Azure.Data.Tables.TableEntity>> RowsAsync() =>
        await Get<Tables>().SurveyLinks.QueryAsync<Azure.Data.Tables.TableEntity>().ToListAsync();
}

/// <summary>Which addresses the app starts with.</summary>
public sealed class SurveyLinkOptionsTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("https://kpi.example.com/api/s", true)]
    [InlineData("https://kpi.example.com/api/s/", true)]
    [InlineData("https://k.cn", true)]
    [InlineData("http://127.0.0.1:7071/api/s", true)]
    [InlineData("http://localhost:7071/api/s", true)]
    [InlineData("http://kpi.example.com/api/s", false)]
    [InlineData("kpi.example.com/api/s", false)]
    [InlineData("https://kpi.example.com/api/s?x=1", false)]
    [InlineData("https://kpi.example.com/api/s#x", false)]
    [InlineData("https://user@kpi.example.com/api/s", false)]
    [InlineData("https://kpi.example.com/{store}", false)]
    [InlineData("https://店.example.com/s", false)]
    [InlineData("https://kpi.example.com/api/s https://other", false)]
    [InlineData("https://a-name-of-a-host-that-nobody-would-ever-want-to-pay-for-in-a-text.example.com/api/s", false)]
    public void An_address_is_a_short_one_that_telephones_open(string? address, bool isSound)
    {
        var options = new SurveyLinkOptions { Address = address };
        Assert.Equal(isSound, Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }
}
