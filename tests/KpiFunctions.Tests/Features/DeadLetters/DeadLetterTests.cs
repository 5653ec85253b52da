using System.Text.Json;
using Azure.Storage.Queues;
using KpiFunctions.Features.DeadLetters;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KpiFunctions.Tests.Features.DeadLetters;

/// <summary>What could not be processed can be looked at without harm, and tried again once.</summary>
public sealed class DeadLetterTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private const string Number = "8613800000001";

    [Fact]
    public async Task A_letter_goes_back_into_its_queue_once_and_says_who_did_it()
    {
        var message = """{ "broken": true }""";
        await DeliverReplyAsync(message);
        var letter = Assert.Single(await ListAsync());

        Assert.Equal(StatusCodes.Status200OK, await ReplayAsync(letter.Id));
        Assert.Equal(StatusCodes.Status409Conflict, await ReplayAsync(letter.Id));

        Assert.Equal(message, Assert.Single((await Get<Queues>().SmsReceived.Client.ReceiveMessagesAsync(32)).Value).MessageText);
        Assert.Equal(("operator", Clock.Now), (Assert.Single(await ListAsync()).ReplayedBy, Assert.Single(await ListAsync()).ReplayedAt));
    }

    /// <summary>Every function that keeps what a queue's worker failed on, asked as the host asks it.</summary>
    [Fact]
    public async Task A_letter_of_every_queue_goes_back_into_that_queue()
    {
        var keepers = typeof(DeadLetterStore).Assembly.GetTypes().Where(t => t.Name.EndsWith("PoisonWorker", StringComparison.Ordinal)).ToList();
        foreach (var keeper in keepers)
        {
            var run = keeper.GetMethod("Run")!;
            var setting = ((QueueTriggerAttribute)Attribute.GetCustomAttribute(run.GetParameters()[0], typeof(QueueTriggerAttribute))!).QueueName.Split('%')[1];
            var message = $"{{ \"of\": \"{keeper.Name}\" }}";
            await (Task)run.Invoke(ActivatorUtilities.CreateInstance(Get<IServiceProvider>(), keeper), [message, CancellationToken.None])!;

            Assert.Equal(StatusCodes.Status200OK, await ReplayAsync(Assert.Single(await ListAsync(), l => l.ReplayedAt is null).Id));

            var queue = Get<QueueServiceClient>().GetQueueClient(Get<IConfiguration>()[setting]);
            Assert.Equal([(setting, message)], (await TakeAsync(queue)).Select(text => (setting, text)));
        }

        Assert.NotEmpty(keepers);
    }

    [Fact]
    public async Task Of_many_who_replay_at_once_one_does()
    {
        await DeliverReplyAsync("{}");
        var letter = Assert.Single(await ListAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ReplayAsync(letter.Id)));

        Assert.Equal(1, answers.Count(a => a == StatusCodes.Status200OK));
        Assert.Single((await Get<Queues>().SmsReceived.Client.ReceiveMessagesAsync(32)).Value);
    }

    [Fact]
    public async Task A_letter_that_fails_again_comes_back_and_can_be_replayed_again()
    {
        await DeliverReplyAsync("{}");
        var letter = Assert.Single(await ListAsync());
        await ReplayAsync(letter.Id);

        await DeliverReplyAsync("{}");

        Assert.Null(Assert.Single(await ListAsync()).ReplayedAt);
        Assert.Equal(StatusCodes.Status200OK, await ReplayAsync(letter.Id));
    }

    [Fact]
    public async Task A_replay_that_died_half_way_can_be_asked_for_again_after_a_minute()
    {
        await DeliverReplyAsync("{}");
        var letter = Assert.Single(await ListAsync());
        Assert.NotNull(await Get<DeadLetterStore>().ChangeAsync(
            letter, l => l with { ReplayedBy = "somebody", ReplayStartedAt = Clock.Now }, CancellationToken.None));

        Assert.Equal(StatusCodes.Status409Conflict, await ReplayAsync(letter.Id));
        Clock.Now += Duration.FromMinutes(1);
        Assert.Equal(StatusCodes.Status200OK, await ReplayAsync(letter.Id));
    }

    [Fact]
    public async Task An_unknown_letter_is_not_found() => Assert.Equal(StatusCodes.Status404NotFound, await ReplayAsync("nobody"));

    [Fact]
    public async Task The_list_shows_what_helps_and_neither_numbers_nor_texts()
    {
        await DeliverReplyAsync(ReplyEvent("等太久了", Clock.Now, Number).Replace("SMSReceived", "Strange", StringComparison.Ordinal));
        await DeliverReplyAsync($"{Number} 等太久了, no JSON at all");

        var json = JsonSerializer.Serialize((await ListAsync()).Select(DeadLetterView.Of), ApiJson.Options);

        Assert.DoesNotContain("138", json, StringComparison.Ordinal);
        Assert.DoesNotContain("等太久了", System.Text.RegularExpressions.Regex.Unescape(json), StringComparison.Ordinal);
        Assert.Contains("Microsoft.Communication.Strange", json, StringComparison.Ordinal);
        Assert.Contains("(4 characters)", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_comes_in_parts_that_leave_none_out()
    {
        for (var i = 0; i < 5; i++)
        {
            await DeliverReplyAsync($"no event {i}");
        }

        var first = await Get<DeadLetterStore>().ListAsync(new PageRequest(3, null), CancellationToken.None);
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString($"?limit=3&continuation={first.Continuation}");
        var second = await Get<DeadLetterStore>().ListAsync(PageRequest.Of(request), CancellationToken.None);

        Assert.Null(second.Continuation);
        Assert.Equal((await ListAsync()).Select(l => l.Id), first.Items.Concat(second.Items).Select(l => l.Id));
    }

    private Task<IReadOnlyList<DeadLetter>> ListAsync() => Get<DeadLetterStore>().ListAsync(CancellationToken.None);

    private async Task<int> ReplayAsync(string id) =>
        (await Get<DeadLetterReplay>().ReplayAsync(id, new Caller("operator", Role.Admin, [], null), CancellationToken.None) as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
}
