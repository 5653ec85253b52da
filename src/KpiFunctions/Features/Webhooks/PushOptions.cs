namespace KpiFunctions.Features.Webhooks;

/// <summary>
/// How a push reads. A path is names and indexes joined by dots, from an item on; one that begins with <c>?</c> is a parameter of the address instead.
/// </summary>
public abstract class PushOptions
{
    /// <summary>What the body is: <c>json</c> by default, or <c>form</c> (application/x-www-form-urlencoded).</summary>
    public string Format { get; set; } = PushBody.Json;

    /// <summary>The one field of a form that holds JSON; none by default: the form itself is the item.</summary>
    public string? Field { get; set; }

    /// <summary>Path of the items in the body, one or a list; empty by default: the body is the item, or the list.</summary>
    public string Items { get; set; } = string.Empty;

    /// <summary>
    /// How a push proves who sent it: <c>query:name</c> or <c>header:name</c> (it holds <see cref="Secret"/>), <c>hmac-sha256:header</c> (over the body, hex or base64),
    /// <c>twilio</c>, <c>yunpian</c>, or <c>none</c>, which is taken in the environment Development only.
    /// </summary>
    public string Proof { get; set; } = string.Empty;

    /// <summary>What only the provider and this app know: 16 characters or more.</summary>
    public string? Secret { get; set; }

    /// <summary>Path of the customer's number. Reports do without it; it lets what could not be read of one be erased with the customer.</summary>
    public string? Number { get; set; }

    /// <summary>Path of the provider's id of the text.</summary>
    public string? Id { get; set; }

    /// <summary>Path of the time.</summary>
    public string? Time { get; set; }

    /// <summary>
    /// How times are written: <c>iso</c> by default, <c>unix</c> (seconds), <c>unix-ms</c>, or a pattern such as <c>yyyy-MM-dd HH:mm:ss</c>, with <c>o&lt;+HHmm&gt;</c>
    /// where they have an offset.
    /// </summary>
    public string TimeFormat { get; set; } = PushTime.Iso;

    /// <summary>IANA zone of times without an offset; <c>UTC</c> by default.</summary>
    public string Zone { get; set; } = "UTC";
}
