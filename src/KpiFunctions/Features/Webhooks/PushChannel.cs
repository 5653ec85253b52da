using System.Text.Json;
using KpiFunctions.Foundation.Messaging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace KpiFunctions.Features.Webhooks;

/// <summary>The two kinds of pushes: which settings, which queue and which events belong to each.</summary>
public sealed class PushChannel(IOptions<WebhookOptions> options, Queues queues, PushedEvent events)
{
    /// <summary>A provider by its name, when it pushes for a function.</summary>
    /// <param name="function">The endpoint.</param>
    internal (WebhookProvider Provider, PushOptions Push)? Find(string function, string name) =>
        options.Value.Providers.Find(p => p.Name == name) is { } provider && PushOf(provider, function) is { } push ? (provider, push) : null;

    /// <summary>The event of an item and the queue that it goes into.</summary>
    /// <exception cref="FormatException">The item cannot be used; says why.</exception>
    internal async Task<(MessageQueue Queue, string Message)> ReadAsync(
        string function, WebhookProvider provider, PushedItem item, Instant arrived, CancellationToken cancellationToken)
    {
        try
        {
            return function == nameof(ReceiveRepliesEndpoint)
                ? (queues.SmsReceived, await events.OfReplyAsync(provider, item, arrived, cancellationToken))
                : (queues.SmsReports, PushedEvent.OfReport(provider, item, arrived));
        }
        catch (JsonException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>Reads once more what could not be read when it came, by the settings as they are now.</summary>
    /// <param name="letter">Of one of the two endpoints.</param>
    /// <exception cref="FormatException">It cannot be read now either; says why.</exception>
    public Task<(MessageQueue Queue, string Message)> ReadAgainAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        PushLetter kept;
        try
        {
            kept = PushLetter.Read(letter.Message);
        }
        catch (JsonException e)
        {
            throw new FormatException(e.Message, e);
        }

        return Find(letter.Function, kept.Provider) is not { } found ? throw new FormatException($"No provider '{kept.Provider}' pushes there now.")
            : kept.Item is not { } item ? throw new FormatException("Its body could not be read at all.")
            : ReadAsync(letter.Function, found.Provider, new PushedItem(item, kept.Parameters), letter.AddedAt, cancellationToken);
    }

    private static PushOptions? PushOf(WebhookProvider provider, string function) =>
        function == nameof(ReceiveRepliesEndpoint) ? provider.Replies : function == nameof(ReceiveReportsEndpoint) ? provider.Reports : null;
}
