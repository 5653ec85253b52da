using Azure;
using Azure.Communication.Sms;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.Timeout;

namespace KpiFunctions.Foundation.Sms.Acs;

/// <summary>Sends through Azure Communication Services, with delivery reports that carry the message's tag.</summary>
public sealed partial class AcsSmsGateway(SmsClient client, IOptions<SmsOptions> options, TimeProvider time, ILogger<AcsSmsGateway> logger) : ISmsGateway
{
    private readonly string _sender = options.Value.Sender!;

    public string Name => SmsGatewayNames.Acs;

    public TimeSpan RepeatabilityWindow { get; } = options.Value.Acs.SafeWindow;

    public async Task<SmsReceipt> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        var receipt = await TrySendAsync(message, cancellationToken);
        Log(message.Tag, receipt);
        return receipt;
    }

    private async Task<SmsReceipt> TrySendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        using var ids = RepeatabilityPolicy.Use(message);
        var attempts = SmsAttempts.Watch();
        try
        {
            var sendOptions = new SmsSendOptions(enableDeliveryReport: true) { Tag = message.Tag };
            var response = await client.SendAsync(_sender, message.To, message.Text, sendOptions, cancellationToken);

            // The answer just read is one of the uncertain ones, until the recipient's own status says more.
            return AcsReceipt.Of(response.Value, response.GetRawResponse(), attempts.Uncertain > 1, time.GetUtcNow());
        }
        catch (RequestFailedException refused)
        {
            return AcsReceipt.Of(refused, attempts.Uncertain, time.GetUtcNow());
        }
        catch (TimeoutRejectedException)
        {
            return new SmsReceipt.Failed("no answer in time");
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new SmsReceipt.Failed("the answer broke off");
        }
    }

    private void Log(string tag, SmsReceipt receipt)
    {
        switch (receipt)
        {
            case SmsReceipt.Accepted accepted:
                LogAccepted(tag, accepted.MessageId);
                break;
            case SmsReceipt.Rejected rejected:
                LogRejected(tag, rejected.Code);
                break;
            case SmsReceipt.Misconfigured misconfigured:
                LogMisconfigured(tag, misconfigured.Code, misconfigured.Reason);
                break;
            case SmsReceipt.Throttled throttled:
                LogThrottled(tag, throttled.RetryAfter);
                break;
            case SmsReceipt.Failed failed:
                LogFailed(tag, failed.Reason);
                break;
        }
    }

    [LoggerMessage(4101, LogLevel.Information, "Text for {Tag} accepted as {MessageId}")]
    private partial void LogAccepted(string tag, string messageId);

    [LoggerMessage(4102, LogLevel.Warning, "Text for {Tag} rejected with {Code}")]
    private partial void LogRejected(string tag, string code);

    [LoggerMessage(4105, LogLevel.Critical, "The provider refuses our sender, text or request with {Code}, first for {Tag}; sending stops for a while: {Reason}")]
    private partial void LogMisconfigured(string tag, string code, string reason);

    [LoggerMessage(4103, LogLevel.Warning, "Text for {Tag} throttled; to be repeated in {RetryAfter}")]
    private partial void LogThrottled(string tag, TimeSpan retryAfter);

    [LoggerMessage(4104, LogLevel.Warning, "Text for {Tag} failed and can be repeated: {Reason}")]
    private partial void LogFailed(string tag, string reason);
}
