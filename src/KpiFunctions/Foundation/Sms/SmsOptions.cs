using System.ComponentModel.DataAnnotations;
using KpiFunctions.Foundation.Sms.Acs;
using KpiFunctions.Foundation.Sms.Http;

namespace KpiFunctions.Foundation.Sms;

/// <summary>Settings under <c>Sms:</c> (as environment variables: <c>Sms__Gateway</c>, <c>Sms__Acs__Endpoint</c>, …).</summary>
public sealed class SmsOptions
{
    public const string Section = "Sms";

    /// <summary>Which provider takes the texts: <c>acs</c>, <c>http</c> or <c>console</c>. There is no default: a forgotten setting must not look like sent texts.</summary>
    public string? Gateway { get; set; }

    /// <summary>The number or short code that customers see and reply to; required by <c>acs</c>.</summary>
    public string? Sender { get; set; }

    /// <summary>
    /// Texts that all instances of the app together hand over within 60 seconds at most, to every gateway but the console; 200 by default, from 1 to 100,000.
    /// Azure Communication Services takes 200 a minute from a toll-free number and 6,000 from a short code, whatever the number of instances.
    /// </summary>
    [Range(1, 100_000)]
    public int TextsPerMinute { get; set; } = 200;

    /// <summary>How to reach Azure Communication Services.</summary>
    public AcsOptions Acs { get; } = new();

    /// <summary>How to reach a provider with an HTTP interface of its own.</summary>
    public HttpSmsOptions Http { get; } = new();
}
