using System.Collections.Concurrent;
using KpiFunctions.Foundation.Sms;

namespace KpiFunctions.Tests;

/// <summary>A provider that takes a text once for each repeatability id, as the real ones do, and fails when a test says so.</summary>
internal sealed class FakeSmsGateway : ISmsGateway
{
    private readonly ConcurrentDictionary<Guid, SmsMessage> _taken = new();

    public string Name => "fake";

    public TimeSpan RepeatabilityWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Texts that customers got.</summary>
    public IReadOnlyCollection<SmsMessage> Delivered => [.. _taken.Values];

    /// <summary>Runs before a text is taken; what it throws or returns replaces the answer.</summary>
    public Func<SmsMessage, SmsReceipt?> Before { get; set; } = _ => null;

    /// <summary>Runs after a text is taken; what it throws is a crash between the provider and the storage.</summary>
    public Action<SmsMessage> After { get; set; } = _ => { };

    public Task<SmsReceipt> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        if (Before(message) is { } other)
        {
            return Task.FromResult(other);
        }

        _taken.TryAdd(message.RepeatabilityId, message);
        After(message);
        return Task.FromResult<SmsReceipt>(new SmsReceipt.Accepted(message.RepeatabilityId.ToString("N")));
    }
}
