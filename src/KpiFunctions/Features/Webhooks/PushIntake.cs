using System.Text;
using System.Text.Json;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace KpiFunctions.Features.Webhooks;

/// <summary>
/// Takes in what a provider pushes: proves who it is, puts each item into its queue, keeps as a dead letter what cannot be read, and acknowledges. A storage that
/// does not answer leaves as 503, so that the provider pushes all of it again; an item that is there already is recognised by whoever reads the queue.
/// </summary>
public sealed partial class PushIntake(PushChannel channel, DeadLetterStore deadLetters, IOptions<WebhookOptions> options, TimeProvider time, ILogger<PushIntake> logger)
{
    // A provider waits a few seconds for its answer, and may push hundreds of items at once.
    private const int ItemsAtOnce = 8;

    private const int LongestBodyKept = 32 * 1024;

    /// <param name="function">The endpoint.</param>
    /// <param name="name">The provider's name in the address.</param>
    public async Task<IResult> TakeAsync(string function, HttpRequest request, string name, CancellationToken cancellationToken)
    {
        if (channel.Find(function, name) is not var (provider, push))
        {
            return Problems.NotFound("No provider of this name pushes here. The setting Webhooks__Providers says which do, and docs/providers how each is set up.");
        }

        var pushed = await PushedRequest.ReadAsync(request, options.Value.PublicUrl, cancellationToken);
        var items = PushBody.Items(push, pushed.Body, out var problem);
        if (!Holds(push, pushed, items))
        {
            Unproven(provider.Name, function);
            return Problems.Problem(
                StatusCodes.Status401Unauthorized, "unauthorized", "The push does not prove that it comes from its provider: the secret or signature is missing or wrong. Compare it with the setting Webhooks__Providers.");
        }

        var parameters = ParametersOf(push, pushed.Query);
        if (problem is not null)
        {
            var body = Encoding.UTF8.GetString(pushed.Body.Span);
            var letter = new PushLetter(provider.Name, Number: null, Item: null, parameters, body[..PlainText.LengthWithin(body, LongestBodyKept)]);
            await deadLetters.AddAsync(function, letter.Write(), problem, cancellationToken);
            return Problems.Invalid(problem);
        }

        var arrived = time.Now();
        await Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = ItemsAtOnce, CancellationToken = cancellationToken },
            async (item, token) => await TakeAsync(function, provider, push, new PushedItem(item, parameters), arrived, token));
        return Results.Content(provider.Acknowledge, provider.AcknowledgeType, Encoding.UTF8, provider.AcknowledgeStatus);
    }

    private async Task TakeAsync(string function, WebhookProvider provider, PushOptions push, PushedItem item, Instant arrived, CancellationToken cancellationToken)
    {
        MessageQueue queue;
        string message;
        try
        {
            (queue, message) = await channel.ReadAsync(function, provider, item, arrived, cancellationToken);
        }
        catch (FormatException e)
        {
            await deadLetters.AddAsync(function, PushLetter.Of(provider, push, item).Write(), $"Provider {provider.Name}: {e.Message}", cancellationToken);
            return;
        }

        await queue.SendTextAsync(MessageTrace.Add(message), cancellationToken);
    }

    /// <summary>A signature over values that cannot be read is none.</summary>
    private static bool Holds(PushOptions push, PushedRequest pushed, IReadOnlyList<JsonElement> items)
    {
        try
        {
            return PushProof.Holds(push, pushed, items);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static Dictionary<string, string> ParametersOf(PushOptions push, IQueryCollection query) => query
        .Where(p => p.Key != PushProof.SecretParameter(push))
        .ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);

    [LoggerMessage(EventId = 1801, Level = LogLevel.Warning, Message = "A push for {Function} in the name of provider {Provider} was refused: its secret or signature is missing or wrong")]
    private partial void Unproven(string provider, string function);
}
