using System.ComponentModel.DataAnnotations;

namespace KpiFunctions.Foundation.Sms.Http;

/// <summary>
/// Settings under <c>Sms:Http:</c>: how to talk to a provider with an HTTP interface of its own. Its delivery reports come in by
/// <c>POST /api/sms/reports/{provider}</c> and must carry the tag that was sent with the text.
/// </summary>
public sealed class HttpSmsOptions : SmsTryOptions
{
    /// <summary>Address that takes texts; https, or http on this machine.</summary>
    public Uri? Url { get; set; }

    /// <summary>HTTP method; POST by default, or PUT.</summary>
    public string Method { get; set; } = "POST";

    /// <summary>Further headers of every request, each a line such as <c>X-Account: 7</c>.</summary>
    public string[] Headers { get; set; } = [];

    /// <summary>What the body is: <c>json</c> by default, <c>form</c> (application/x-www-form-urlencoded), or <c>query</c>: it goes into the address, and nothing is sent besides.</summary>
    public string Format { get; set; } = HttpSmsFormats.Json;

    /// <summary>
    /// The body: JSON, or <c>name=value</c> pairs joined by <c>&amp;</c>. Within its values <c>{to}</c> stands for the number in E.164, <c>{text}</c> for the
    /// text, <c>{tag}</c> for the survey's id, <c>{id}</c> for the repeatability id, <c>{secret}</c> for <see cref="Secret"/>; where
    /// <see cref="Templates"/> are set, <c>{template}</c> for the template's code and <c>{parameters}</c> for its parameters.
    /// </summary>
    public string Body { get; set; } = """{"to":"{to}","text":"{text}","tag":"{tag}","id":"{id}"}""";

    /// <summary>Reviewed templates, for providers that take no free text; none by default.</summary>
    public List<HttpSmsTemplate> Templates { get; set; } = [];

    /// <summary>How <c>{parameters}</c> are written: <c>json</c> by default (an object, as text), or <c>form</c> (pairs, escaped and joined by <c>&amp;</c>).</summary>
    public string ParametersFormat { get; set; } = HttpSmsFormats.Json;

    /// <summary>Header that carries the repeatability id; <c>Idempotency-Key</c> by default.</summary>
    public string IdHeader { get; set; } = "Idempotency-Key";

    /// <summary>
    /// How requests prove who sends them: <c>none</c> by default (by <see cref="Headers"/> or <c>{secret}</c> in the body), <c>basic</c>, <c>hmac-sha256</c>
    /// (lower-case hex over the body's bytes, in <see cref="SignatureHeader"/>), or <c>acs3-hmac-sha256</c> (Alibaba Cloud, signature version 3).
    /// </summary>
    public string Authentication { get; set; } = HttpSmsAuthentication.None;

    /// <summary>The user of <c>basic</c>, or the id of the access key of <c>acs3-hmac-sha256</c>.</summary>
    public string? User { get; set; }

    /// <summary>The password, the signature's secret, or whatever stands for <c>{secret}</c> in the body.</summary>
    public string? Secret { get; set; }

    /// <summary>Header of the signature of <c>hmac-sha256</c>; <c>X-Signature</c> by default.</summary>
    public string SignatureHeader { get; set; } = "X-Signature";

    /// <summary>Where the answer has the provider's id of the text: names and indexes joined by dots, such as <c>data.0.id</c>; <c>messageId</c> by default.</summary>
    public string MessageIdPath { get; set; } = "messageId";

    /// <summary>HTTP statuses that mean "taken"; every 2xx when empty.</summary>
    public int[] AcceptedStatuses { get; set; } = [];

    /// <summary>
    /// HTTP statuses that mean "never, for this number"; none when empty. 429 means "later"; 400 and 422 that our request is at fault, unless the answer names the
    /// recipient; all others that it failed for now.
    /// </summary>
    public int[] RefusedStatuses { get; set; } = [];

    /// <summary>Where the answer has the provider's own result, which counts for more than the HTTP status; none by default.</summary>
    public string? ResultPath { get; set; }

    /// <summary>Where the answer has the reason in words, for the log and the survey, numbers taken out; none by default.</summary>
    public string? ReasonPath { get; set; }

    /// <summary>Results that mean "taken"; when empty the HTTP status says so.</summary>
    public string[] AcceptedResults { get; set; } = [];

    /// <summary>Results that mean "never, for this number".</summary>
    public string[] RefusedResults { get; set; } = [];

    /// <summary>Results that mean that the customer has asked the provider for no more texts: an opt-out.</summary>
    public string[] OptedOutResults { get; set; } = [];

    /// <summary>Results that name our sender, template, account or request: no text is taken until somebody mends that.</summary>
    public string[] MisconfiguredResults { get; set; } = [];

    /// <summary>Results that mean "too many texts". All results that are named nowhere mean that it failed for now.</summary>
    public string[] ThrottledResults { get; set; } = [];

    /// <summary>Failures in a row after which the provider is left alone; 10 by default, from 2 to 1000.</summary>
    [Range(2, 1000)]
    public int BreakAfter { get; set; } = 10;

    /// <summary>How long it is left alone; 30 seconds by default, from 1 second to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(30);
}
