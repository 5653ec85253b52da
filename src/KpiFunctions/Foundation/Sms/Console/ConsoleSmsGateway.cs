namespace KpiFunctions.Foundation.Sms.Console;

/// <summary>Sends nothing: tells its sinks of each text and accepts it. For local runs.</summary>
public sealed class ConsoleSmsGateway(IEnumerable<IConsoleSmsSink> sinks) : ISmsGateway
{
    private readonly IConsoleSmsSink[] _sinks = [.. sinks];

    public string Name => SmsGatewayNames.Console;

    /// <summary>Forever: no text leaves at all.</summary>
    public TimeSpan RepeatabilityWindow => TimeSpan.MaxValue;

    /// <returns>Always accepted; the same message gets the same id.</returns>
    public Task<SmsReceipt> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        foreach (var sink in _sinks)
        {
            sink.TextSent(message);
        }

        return Task.FromResult<SmsReceipt>(new SmsReceipt.Accepted($"console-{message.RepeatabilityId:n}"));
    }
}
