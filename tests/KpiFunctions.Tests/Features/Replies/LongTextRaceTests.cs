using System.Collections.Concurrent;
using System.Globalization;
using Azure.Core.Pipeline;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Replies;
using KpiFunctions.Records.Book;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Months.Interleavings;
using KpiFunctions.Tests.Features.Surveys.Crashes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KpiFunctions.Tests.Features.Replies;

/// <summary>Two workers have two parts of a text: whatever step the one stands at, or dies at, when the other comes, the text is read as a whole in the end.</summary>
public sealed class LongTextRaceTests(AzuriteFixture azurite) : AppTest(azurite, Add)
{
    private const string First = "5分，师傅人很好，来得也准时，讲解得非常清楚，工具和鞋套都带齐了，走之前还把地面擦得干干净净，邻居看了都说不错，我们全家都很感谢他，";
    private const string Second = "但是空调还是不制冷";

    private static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");
    private static readonly Instant At = Utc("2026-09-10T02:05:00Z");
    private static readonly ConcurrentQueue<string> Looks = new();

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Wherever_one_worker_stands_when_the_other_comes_the_text_is_read_as_a_whole(bool firstComesFirst, bool dies)
    {
        Looks.Clear();
        var steps = 0;
        for (var ended = false; !ended; steps++)
        {
            var phone = string.Create(CultureInfo.InvariantCulture, $"8613900{(firstComesFirst ? 1 : 0)}{(dies ? 1 : 0)}{steps:D4}");
            var order = $"W{steps}";
            Clock.Now = Sent;
            await ImportOrderAsync(order, "2026-09-07T10:00:00", phone: $"+{phone}");
            await SendDueAsync(Sent);
            Clock.Now = At;
            var (early, late) = firstComesFirst ? (0, 1) : (1, 0);
            var worker = new Turns.Worker("early", () => PartAsync(early, phone));
            for (var step = 0; step <= steps && !ended; step++)
            {
                ended = !await worker.StepAsync();
            }

            await PartAsync(late, phone);
            if (dies)
            {
                await PartAsync(early, phone);
            }
            else
            {
                await worker.FinishAsync();
                Assert.Null(worker.Failure);
            }

            while (Looks.TryDequeue(out var look))
            {
                await DeliverReplyAsync(look);
            }

            var stored = await OrderAsync(order);
            var answers = await Get<WorkOrderStore>().GetAnswersAsync(stored.Month, stored.Order.Id, CancellationToken.None);
            Assert.Equal([(AnswerKind.Part, First, null), (AnswerKind.Unclear, Second, First + Second)], answers.Select(a => (a.Kind, a.Text, a.Whole)));
            Assert.Empty(SurveyAnswers.Of(answers).Ratings);
        }

        Assert.True(steps > 4, $"There were {steps} steps only.");
    }

    private Task PartAsync(int number, string phone) =>
        ReplyAsync(number == 0 ? First : Second, At + Duration.FromSeconds(number), phone, $"{phone}-{number}");

    private static void Add(IServiceCollection services)
    {
        services.AddSingleton<HttpPipelinePolicy>(new Turns());
        services.AddSingleton<HttpPipelinePolicy>(new KillSwitch.StoragePolicy((_, message, _) =>
        {
            if (message.Contains(ReplyParts.HaveCome, StringComparison.Ordinal))
            {
                Looks.Enqueue(message);
            }
        }));
    }
}
