using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace KpiFunctions.Foundation.Sms.Http;

/// <summary>Sends through a provider with an HTTP interface of its own, as the settings describe it; for countries that the other gateway does not reach.</summary>
public sealed partial class HttpSmsGateway(IHttpClientFactory clients, IOptions<SmsOptions> options, TimeProvider time, ILogger<HttpSmsGateway> logger) : ISmsGateway
{
    internal const string HttpClient = "http-sms";

    private readonly HttpSmsOptions _options = options.Value.Http;

    public string Name => SmsGatewayNames.Http;

    public TimeSpan RepeatabilityWindow => _options.SafeWindow;

    public async Task<SmsReceipt> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        var receipt = await TrySendAsync(message, cancellationToken);
        if (receipt is SmsReceipt.Misconfigured misconfigured)
        {
            Misconfigured(message.Tag, misconfigured.Code, misconfigured.Reason);
        }
        else
        {
            Answered(message.Tag, receipt);
        }

        return receipt;
    }

    private async Task<SmsReceipt> TrySendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        HttpSmsTemplate? template = null;
        if (_options.Templates is not [])
        {
            template = message.Occasion is null ? null : HttpSmsTemplates.Find(_options, message.Occasion);
            if (template is null)
            {
                // Only texts like this one lack a template; all others may leave.
                return new SmsReceipt.Misconfigured("template", $"Sms:Http:Templates has none for {message.Occasion}.", ForAll: false);
            }
        }

        var attempts = SmsAttempts.Watch();
        try
        {
            using var request = HttpSmsRequest.Of(_options, message, template, time.GetUtcNow());
            using var response = await clients.CreateClient(HttpClient).SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return HttpSmsAnswer.Read(_options, response, body, attempts.Uncertain, time.GetUtcNow());
        }
        catch (BrokenCircuitException)
        {
            return new SmsReceipt.Failed("left alone after many failures", attempts.Uncertain > 0);
        }
        catch (TimeoutRejectedException)
        {
            return new SmsReceipt.Failed("no answer in time");
        }
        catch (HttpRequestException e)
        {
            return new SmsReceipt.Failed($"no connection: {e.HttpRequestError}", attempts.Uncertain > 0);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new SmsReceipt.Failed("the answer broke off");
        }
    }

    [LoggerMessage(4111, LogLevel.Information, "Text for {Tag}: {Receipt}")]
    private partial void Answered(string tag, SmsReceipt receipt);

    [LoggerMessage(4112, LogLevel.Critical, "The text for {Tag} cannot be sent until the settings or the account are mended ({Code}): {Reason}")]
    private partial void Misconfigured(string tag, string code, string reason);
}
