using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Sms.Console;
using NodaTime;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>Plays the customers: each answers what the replay says, that long after the text was sent, however often the text comes.</summary>
internal sealed class SimulatedCustomers(IEnumerable<ReplayReply> replies) : IConsoleSmsSink
{
    private readonly ILookup<SurveyId, ReplayReply> _replies = replies.ToLookup(reply => reply.Survey);
    private readonly HashSet<SurveyId> _texted = [];
    private readonly Agenda<DueReply> _agenda = new();
    private readonly Lock _lock = new();

    /// <summary>Surveys texted, in this run or before.</summary>
    public int Texts { get; private set; }

    /// <summary>Texts for a survey that had been texted already; there should be none.</summary>
    public int RepeatedTexts { get; private set; }

    public void TextSent(SmsMessage message)
    {
        if (SurveyId.TryParse(message.Tag, out var survey))
        {
            TextSent(new SentText(survey, Instant.FromDateTimeOffset(message.FirstSent)));
        }
    }

    public void TextSent(SentText text)
    {
        // Workers send at the same time.
        lock (_lock)
        {
            if (!_texted.Add(text.Survey))
            {
                RepeatedTexts++;
                return;
            }

            Texts++;
            foreach (var reply in _replies[text.Survey])
            {
                _agenda.Add(text.SentAt + reply.Delay, new DueReply(reply, text.SentAt + reply.Delay));
            }
        }
    }

    /// <summary>Takes the answers that have been given by a tick.</summary>
    public IReadOnlyList<DueReply> TakeDue(Instant tick)
    {
        lock (_lock)
        {
            return _agenda.TakeDue(tick);
        }
    }
}

/// <summary>An answer on its way, with the moment at which the provider received it.</summary>
internal readonly record struct DueReply(ReplayReply Reply, Instant ReceivedAt);
