namespace KpiFunctions.Features.Webhooks;

/// <summary>Which SMS providers push replies and delivery reports. Settings under <c>Webhooks:</c> (as environment variables: <c>Webhooks__PublicUrl</c>, …).</summary>
public sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>Address by which providers reach the app, such as https://app.example; needed where a signature covers the address.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The providers; none by default, and then nobody can push anything.</summary>
    public List<WebhookProvider> Providers { get; set; } = [];
}
