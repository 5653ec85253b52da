namespace KpiFunctions.Features.Webhooks;

/// <summary>A provider that pushes: an entry of <c>Webhooks:Providers</c>.</summary>
public sealed class WebhookProvider
{
    /// <summary>Its name in the address: 1 to 40 of a-z, 0-9 and '-'.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Where numbers without a country code belong, ISO 3166-1 alpha-2; none by default: all numbers have one.</summary>
    public string? Country { get; set; }

    /// <summary>How it pushes customers' texts to <c>POST /api/sms/replies/{name}</c>; not at all by default.</summary>
    public ReplyPushOptions? Replies { get; set; }

    /// <summary>How it pushes delivery reports to <c>POST /api/sms/reports/{name}</c>; not at all by default.</summary>
    public ReportPushOptions? Reports { get; set; }

    /// <summary>HTTP status by which it knows that a push was taken; 200 by default, or another 2xx.</summary>
    public int AcknowledgeStatus { get; set; } = 200;

    /// <summary>The body by which it knows that; empty by default.</summary>
    public string Acknowledge { get; set; } = string.Empty;

    /// <summary>Media type of that body; <c>application/json</c> by default.</summary>
    public string AcknowledgeType { get; set; } = "application/json";
}
