using KpiFunctions.Features.Webhooks;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Messaging;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace KpiFunctions.Features.DeadLetters;

/// <summary>
/// Puts a dead letter's message back into its queue, once. The letter is marked before and after: whoever comes second finds the first mark,
/// and a replay that died between the two can be asked for again, which the workers recognise as the same message.
/// </summary>
public sealed class DeadLetterReplay(DeadLetterStore letters, Queues queues, PushChannel pushes, TimeProvider time)
{
    // Longer than putting a message into a queue takes.
    private static readonly Duration AtMost = Duration.FromMinutes(1);

    public async Task<IResult> ReplayAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var now = time.Now();
        if (await letters.FindAsync(id, cancellationToken) is not { } letter)
        {
            return Problems.NotFound($"There is no dead letter '{id}'. Those whose time is over are erased.");
        }

        if (letter.ReplayedAt is not null)
        {
            return Problems.Conflict($"Dead letter '{id}' was replayed already, at {letter.ReplayedAt}. If it fails again, it comes back and can be replayed again.");
        }

        MessageQueue? queue;
        string message;
        try
        {
            (queue, message) = await MessageOfAsync(letter, cancellationToken);
        }
        catch (FormatException e)
        {
            return Problems.Conflict($"Dead letter '{id}' still cannot be read: {e.Message} Mend the settings of its provider, then replay it.");
        }

        if (queue is null)
        {
            return Problems.Conflict($"Dead letter '{id}' came from {letter.Function}, which has no queue now.");
        }

        await caller.Audit.ChangesAsync(
            new { letter.ReplayedBy, ReplayStartedAt = letter.ReplayStartedAt?.ToDateTimeOffset() }, new { letter.Id, letter.Function, ReplayedBy = caller.Name }, cancellationToken);
        var claimed = await letters.ChangeAsync(
            letter, l => l.ReplayedAt is not null || now - l.ReplayStartedAt < AtMost ? null : l with { ReplayedBy = caller.Name, ReplayStartedAt = now }, cancellationToken);
        if (claimed is null)
        {
            return Problems.Conflict($"Dead letter '{id}' is being replayed by somebody else. Look again in a minute.");
        }

        await queue.SendTextAsync(message, cancellationToken);

        // Without a change when the message has failed again already, and the letter is back.
        await letters.ChangeAsync(claimed, l => l.ReplayStartedAt == now ? l with { ReplayedAt = now } : null, cancellationToken);
        return Results.Json(DeadLetterView.Of(claimed with { ReplayedAt = now }), ApiJson.Options);
    }

    /// <summary>What a provider pushed never was in a queue; it is read by the settings as they are now.</summary>
    private async Task<(MessageQueue? Queue, string Message)> MessageOfAsync(DeadLetter letter, CancellationToken cancellationToken) =>
        letter.Function is nameof(ReceiveRepliesEndpoint) or nameof(ReceiveReportsEndpoint)
            ? await pushes.ReadAgainAsync(letter, cancellationToken)
            : (queues.Of(letter.Function), letter.Message);
}
