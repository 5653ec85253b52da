namespace KpiFunctions.Foundation.Sms.Acs;

/// <summary>Settings under <c>Sms:Acs:</c>. Either <see cref="ConnectionString"/> or <see cref="Endpoint"/> is set.</summary>
public sealed class AcsOptions : SmsTryOptions
{
    /// <summary>As the portal shows it: <c>endpoint=https://…;accesskey=…</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The resource's https address; the app's managed identity is used.</summary>
    public Uri? Endpoint { get; set; }
}
