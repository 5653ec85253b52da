using Azure.Messaging.EventGrid;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.Replies;

/// <summary>
/// Reads the parts of a long text together that came as messages of their own. The last part gets the reading of the whole, and those before it say nothing by
/// themselves. Each is kept first, and then all are looked at and written together: of two workers the later one sees what both have kept.
/// </summary>
public sealed class ReplyParts(AnswerStore answers, AnswerParser parser, ContactStore contacts, Queues queues, TimeProvider time)
{
    /// <summary>In an event that was put back: parts have had the time to come.</summary>
    internal const string HaveCome = "partsHaveCome";

    // Parts come within a minute, and some need a little longer through the queue.
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(90);

    // Whoever read the contact just before a first part was noted there has kept the next part by the time the first one is looked at again.
    private static readonly TimeSpan TrustContactFor = TimeSpan.FromSeconds(30);

    internal static bool MayHaveMore(ReceivedReply received) => MessageParts.FillsSegment(received.Text);

    /// <summary>Notes that more may come, for whoever takes it in, and has the text looked at again when it has come. Done before the text is kept.</summary>
    /// <returns>The customer's contact as it is afterwards.</returns>
    internal async Task<Contact> ExpectAsync(ReceivedReply received, ContactKey key, CancellationToken cancellationToken)
    {
        var contact = await contacts.ChangeAsync(
            key, c => c.GotLongText(received.ReceivedAt) is var after && after != c ? after : null, likelyNew: false, cancellationToken);
        if (!received.PartsHaveCome)
        {
            await queues.SmsReceived.SendAsync(EventOf(received), LookAgainAfter, cancellationToken);
        }

        return contact;
    }

    /// <summary>Whether a text may belong to one that came before it. Done after it was kept.</summary>
    /// <param name="contact">The contact as it was read at <paramref name="lookedAt"/>; read again when that was too long ago.</param>
    internal async Task<bool> MayContinueAsync(ReceivedReply received, ContactKey key, Contact contact, long lookedAt, CancellationToken cancellationToken)
    {
        var current = time.GetElapsedTime(lookedAt) < TrustContactFor ? contact : await contacts.FindAsync(key, cancellationToken);
        return current?.MayContinueAt(received.ReceivedAt) == true;
    }

    /// <param name="month">Where the answer is kept.</param>
    /// <param name="answer">A part, as it is kept; any of them.</param>
    internal async Task<WholeReply> JoinAsync(SurveyId survey, StoreMonth month, SurveyAnswer answer, CancellationToken cancellationToken)
    {
        var all = await answers.RewriteAsync(survey, month, Rewrite, cancellationToken);
        var parts = MessageParts.GroupsOf(all).FirstOrDefault(group => group.Any(a => a.EventId == answer.EventId)) ?? [answer];
        return new WholeReply(parts[^1], parser.Scan(parts[^1].FullText), parts[0].ReceivedAt, parts.Count > 1);
    }

    /// <summary>Answers that are not yet read as they belong together, as they are to be.</summary>
    private IEnumerable<SurveyAnswer> Rewrite(IReadOnlyList<SurveyAnswer> all)
    {
        foreach (var parts in MessageParts.GroupsOf(all))
        {
            foreach (var part in parts.SkipLast(1).Where(p => p.Kind != AnswerKind.Part))
            {
                yield return part with { Kind = AnswerKind.Part, Ratings = [], Comment = null, Unclear = null, Whole = null };
            }

            var last = parts[^1];
            var whole = parts.Count > 1 ? string.Concat(parts.Select(p => p.Text)) : null;
            if (last.Kind == AnswerKind.Part || last.Whole != whole)
            {
                yield return ReadWhole(last with { Whole = whole }, parts);
            }
        }
    }

    /// <summary>The text as it came, to be taken in once more.</summary>
    private static object EventOf(ReceivedReply received) => new
    {
        id = received.EventId,
        source = "/replies/parts",
        specversion = "1.0",
        type = SystemEventNames.AcsSmsReceived,
        data = new Dictionary<string, object>
        {
            ["messageId"] = received.EventId,
            ["from"] = received.From.Number,
            ["message"] = received.Text,
            ["receivedTimestamp"] = received.ReceivedAt.ToDateTimeOffset(),
            [HaveCome] = true,
        },
    };

    private SurveyAnswer ReadWhole(SurveyAnswer last, IReadOnlyList<SurveyAnswer> parts)
    {
        var read = AnswerParser.Read(last, parser.Scan(last.FullText));

        // A part that asks for silence by itself was obeyed when it came; where the whole leaves a doubt, that is what the customer said.
        return read.Kind == AnswerKind.Unclear && parts.Count > 1 && parts.Any(p => AnswerParser.Read(p, parser.Scan(p.Text)).Kind == AnswerKind.OptOut)
            ? read with { Kind = AnswerKind.OptOut, Unclear = null }
            : read;
    }
}
