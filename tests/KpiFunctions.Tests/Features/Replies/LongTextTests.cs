using System.Collections.Concurrent;
using System.Globalization;
using Azure.Core.Pipeline;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.Replies;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Surveys.Crashes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KpiFunctions.Tests.Features.Replies;

/// <summary>What follows from a long text that a provider delivers in parts: the same as from the whole.</summary>
public sealed class LongTextTests : AppTest
{
    private const string Praise = "5分，师傅人很好，来得也准时，讲解得非常清楚，工具和鞋套都带齐了，走之前还把地面擦得干干净净，邻居看了都说不错，我们全家都很感谢他，";
    private const string Story = "我上个礼拜三下午在你们店里做的保养，当时前台的小姑娘接待的我，后来换成一个年纪大一点的师傅来跟我讲车子的情况，讲了大概有十来分钟，";

    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");
    private static readonly Instant At = Utc("2026-09-10T02:05:00Z");

    private readonly ConcurrentQueue<(string Message, TimeSpan Delay)> _looks;

    public LongTextTests(AzuriteFixture azurite)
        : this(azurite, new())
    {
    }

    private LongTextTests(AzuriteFixture azurite, ConcurrentQueue<(string Message, TimeSpan Delay)> looks)
        : base(azurite, services => services.AddSingleton<HttpPipelinePolicy>(new KillSwitch.StoragePolicy((_, message, delay) =>
        {
            if (message.Contains(ReplyParts.HaveCome, StringComparison.Ordinal))
            {
                looks.Enqueue((message, delay));
            }
        }))) => _looks = looks;

    [Theory]
    [InlineData("1,2")]
    [InlineData("2,1")]
    [InlineData("1,2,1,2")]
    [InlineData("2,1,look,1,2,look")]
    [InlineData("1,look,2")]
    public async Task A_rating_that_the_second_part_takes_back_counts_no_more(string order)
    {
        await TextAsync();

        await PlayAsync(order, Praise, "但是空调还是不制冷");

        Assert.Empty(SurveyAnswers.Of(await AnswersAsync()).Ratings);
        Assert.Equal([Praise, "但是空调还是不制冷"], (await AnswersAsync()).Select(a => a.Text));
        Clock.Now = At + Duration.FromDays(3);
        var open = Assert.Single((await Get<ReplyReview>().ListAsync(Store, new PageRequest(10, null), CancellationToken.None)).Items);
        Assert.Equal(Praise + "但是空调还是不制冷", open.Answer.FullText);
    }

    [Theory]
    [InlineData("1,2")]
    [InlineData("1,2,look")]
    [InlineData("1,2,look,1,2")]
    public async Task A_story_whose_end_is_a_rating_needs_no_question(string order)
    {
        await TextAsync();

        await PlayAsync(order, Story, "总体很满意，5分");
        await SendQueuedAsync();

        Assert.Equal([5], SurveyAnswers.Of(await AnswersAsync()).Ratings);
        Assert.DoesNotContain(Gateway.Delivered, m => m.Tag != "S1/W1");
        Clock.Now = At + Duration.FromDays(3);
        Assert.Empty((await Get<ReplyReview>().ListAsync(Store, new PageRequest(10, null), CancellationToken.None)).Items);
    }

    [Fact]
    public async Task A_story_without_an_end_is_asked_about_once_its_parts_have_had_the_time_to_come()
    {
        await TextAsync();
        await PlayAsync("1,1", Story);
        await SendQueuedAsync();
        Assert.Single(Gateway.Delivered);
        Assert.All(_looks, look => Assert.InRange(look.Delay, MessageParts.Within.ToTimeSpan(), TimeSpan.FromMinutes(2)));

        await PlayAsync("look");
        await SendQueuedAsync();

        Assert.Single(Gateway.Delivered, m => m.Tag == "S1/W1/clarification");
        Assert.Empty(_looks);
    }

    [Fact]
    public async Task A_complaint_has_the_words_of_all_parts()
    {
        await TextAsync();

        await PlayAsync("1,2,look", Story, "最后多收了我两百块钱，打1分");

        var complaint = Assert.Single((await Get<ComplaintStore>().ListAsync(Month(2026, 9), new PageRequest(10, null), CancellationToken.None)).Items);
        Assert.Equal((Story + "最后多收了我两百块钱，打1分", ComplaintSource.Survey), (complaint.Text, complaint.Source));
    }

    [Theory]
    [InlineData("1,2,look")]
    [InlineData("2,1,look")]
    [InlineData("2,1,look,2,1")]
    public async Task A_stop_word_that_stands_alone_in_a_part_silences_and_is_confirmed_once(string order)
    {
        await TextAsync();

        await PlayAsync(order, Story, "退订");
        await SendQueuedAsync(deliveries: 2);

        var key = Get<ContactKeys>().Of((await OrderAsync("W1")).Order.CustomerPhone.Usable!.Value);
        Assert.NotNull((await Get<ContactStore>().FindAsync(key, CancellationToken.None))!.OptedOutAt);
        Assert.Equal([AnswerKind.Part, AnswerKind.OptOut], (await AnswersAsync()).Select(a => a.Kind));
        Assert.Single(Gateway.Delivered, m => m.Tag == "S1/W1/optoutconfirmation");
        Assert.DoesNotContain(Gateway.Delivered, m => m.Tag == "S1/W1/clarification");
    }

    [Fact]
    public async Task A_part_that_comes_after_the_close_changes_nothing_that_was_closed()
    {
        await TextAsync();
        await PlayAsync("1,look", Praise);
        await CloseDueMonthsAsync(Utc("2026-10-05T02:00:00Z"));

        await PlayAsync("2,look,1,look", Praise, "但是空调还是不制冷");

        Assert.Equal([(AnswerKind.Ratings, false), (AnswerKind.Unclear, true)], (await AnswersAsync()).Select(a => (a.Kind, a.IsLate)));
    }

    [Fact]
    public async Task Between_two_surveys_of_a_number_all_parts_go_to_one()
    {
        await SaveStoreAsync(NewStore("S1") with { QuietPeriod = Duration.Zero });
        await TextAsync();
        await ImportOrderAsync("W2", "2026-09-07T10:00:00");
        await SendDueAsync(Sent + Duration.FromMinutes(1));

        await PlayAsync("2,1,look", Story, "总体很满意，5分");

        Assert.Equal([0, 2], new[] { (await AnswersAsync("W1")).Count, (await AnswersAsync("W2")).Count }.Order());
    }

    [Fact]
    public async Task Nobody_looks_for_the_parts_of_a_bare_digit()
    {
        await TextAsync();
        var before = Get<StorageTransactionCounter>().Snapshot().Values.Sum();

        await ReplyAsync("5", At, id: "m1");

        Assert.Equal(2, Get<StorageTransactionCounter>().Snapshot().Values.Sum() - before);
        Assert.Empty(_looks);
    }

    /// <summary>Delivers parts by their number, a second after one another by their own time, and what was put back for later.</summary>
    private async Task PlayAsync(string order, params string[] parts)
    {
        foreach (var step in order.Split(','))
        {
            if (step == "look")
            {
                foreach (var (message, _) in Enumerable.Range(0, _looks.Count).Select(_ => _looks.TryDequeue(out var look) ? look : default))
                {
                    await DeliverReplyAsync(message);
                }
            }
            else
            {
                var part = int.Parse(step, CultureInfo.InvariantCulture);
                await ReplyAsync(parts[part - 1], At + Duration.FromSeconds(part), id: $"m{part}");
            }
        }
    }

    private async Task TextAsync()
    {
        Clock.Now = Sent;
        await ImportOrderAsync("W1", "2026-09-07T10:00:00");
        await SendDueAsync(Sent);
        Clock.Now = At;
    }

    private async Task<IReadOnlyList<SurveyAnswer>> AnswersAsync(string order = "W1")
    {
        var stored = await OrderAsync(order);
        return await Get<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None);
    }
}
