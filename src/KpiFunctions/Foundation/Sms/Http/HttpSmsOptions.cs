using System.ComponentModel.DataAnnotations;

namespace KpiFunctions.Foundation.Sms.Http;

/// <summary>
/// Settings under <c>Sms:Http:</c>: how to talk to a provider with a JSON interface of its own. Its delivery reports come in by
/// <c>POST /api/sms/reports</c> and must carry the tag that was sent with the text.
/// </summary>
public sealed class HttpSmsOptions : SmsTryOptions
{
    /// <summary>Address that takes texts; https, or http on this machine.</summary>
    public Uri? Url { get; set; }

    /// <summary>HTTP method; POST by default, or PUT.</summary>
    public string Method { get; set; } = "POST";

    /// <summary>Further headers of every request, such as <c>Sms:Http:Headers:Authorization</c>.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>
    /// The JSON body. Within its strings <c>{to}</c> stands for the number in E.164, <c>{text}</c> for the text, <c>{tag}</c> for the survey's id and
    /// <c>{id}</c> for the repeatability id; the first two must occur.
    /// </summary>
    public string Body { get; set; } = """{"to":"{to}","text":"{text}","tag":"{tag}","id":"{id}"}""";

    /// <summary>Header that carries the repeatability id; <c>Idempotency-Key</c> by default.</summary>
    public string IdHeader { get; set; } = "Idempotency-Key";

    /// <summary>When set, every request is signed: lower-case hex of the HMAC-SHA256 of the body's bytes with this secret (UTF-8).</summary>
    public string? SignatureSecret { get; set; }

    /// <summary>Header of the signature; <c>X-Signature</c> by default.</summary>
    public string SignatureHeader { get; set; } = "X-Signature";

    /// <summary>Where the answer has the provider's id of the text: names and indexes joined by dots, such as <c>data.0.id</c>; <c>messageId</c> by default.</summary>
    public string MessageIdPath { get; set; } = "messageId";

    /// <summary>HTTP statuses that mean "taken"; every 2xx when empty.</summary>
    public int[] AcceptedStatuses { get; set; } = [];

    /// <summary>HTTP statuses that mean "never"; 400 and 422 when empty. 429 means "later", and all others that it failed for now.</summary>
    public int[] RefusedStatuses { get; set; } = [];

    /// <summary>Where the answer has the provider's own result, for providers that say 200 to everything; none by default.</summary>
    public string? ResultPath { get; set; }

    /// <summary>Results that mean "taken"; needed with <see cref="ResultPath"/>.</summary>
    public string[] AcceptedResults { get; set; } = [];

    /// <summary>Results that mean "never".</summary>
    public string[] RefusedResults { get; set; } = [];

    /// <summary>Results that mean "too many texts". All results that are named nowhere mean that it failed for now.</summary>
    public string[] ThrottledResults { get; set; } = [];

    /// <summary>Failures in a row after which the provider is left alone; 10 by default, from 2 to 1000.</summary>
    [Range(2, 1000)]
    public int BreakAfter { get; set; } = 10;

    /// <summary>How long it is left alone; 30 seconds by default, from 1 second to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(30);
}
